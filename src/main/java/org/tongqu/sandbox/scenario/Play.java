package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.police.Authorities;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Incident;
import org.tongqu.sandbox.police.Police12123;
import org.tongqu.sandbox.scenario.Cast.Line;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;
import org.tongqu.sandbox.wire.WireSuite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run: the accident, what the police send, what insurers, police and citizen get to see. */
final class Play {

    private static final Duration AGO = Duration.ofMinutes(5);
    private static final String STRANGER = "330900190001011031";

    private final Cast cast;
    private final Authorities authorities;
    private final Police12123 police;
    private final Watch watch;
    private final Timeline timeline;
    private final Clock clock;
    private final String number;
    private final CaseEvents events;

    Play(Cast cast, Authorities authorities, Watch watch, Timeline timeline, Clock clock) {
        this.cast = cast;
        this.authorities = authorities;
        this.police = authorities.police12123();
        this.watch = watch;
        this.timeline = timeline;
        this.clock = clock;
        Instant now = clock.instant();
        this.number = "3309" + now.toEpochMilli();
        this.events = new CaseEvents(police.name(), number, cast, now.minus(AGO));
    }

    void run() {
        Optional<String> jjdbh = call110();
        WireSuite sm2 = police.party().suites().sm2();
        WireSuite p256 = police.party().suites().p256();
        String caseNo = send(sm2, events.reported(jjdbh, clock.instant()));
        send(p256, events.evidence(clock.instant()));
        send(sm2, events.liability(clock.instant()));
        String lineCaseNo = cast.lines().stream().map(this::reported).toList().get(0);
        for (Line line : cast.notLinked()) {
            notLinked(line, lineCaseNo);
        }
        paid(lineCaseNo);
        askPortal(lineCaseNo);
        if (!caseNo.equals(lineCaseNo)) {
            timeline.step("hub", "merged the case", Timeline.facts().put("into", lineCaseNo));
        }
    }

    private Optional<String> call110() {
        if (!cast.with110()) {
            return Optional.empty();
        }
        String jjdbh = "110" + number;
        Cast.Car car = cast.striking();
        authorities
                .police110()
                .send(
                        Incident.call(
                                jjdbh,
                                clock.instant().minus(AGO).plusSeconds(60),
                                car.plateNo(),
                                car.plateType()));
        timeline.step(
                authorities.police110().name(),
                "put the 警单 on the hub's queue",
                Timeline.facts().put("jjdbh", jjdbh));
        return Optional.of(jjdbh);
    }

    private String send(WireSuite suite, Event event) {
        Receipt receipt = police.sender().send(suite, event).requireReceipt();
        String caseNo = receipt.caseNo().orElse("");
        ObjectNode facts = Timeline.facts().put("event", event.name()).put("suite", suite.id());
        facts.put("messageId", event.id()).put("receiptId", receipt.receiptId());
        facts.put("caseNo", caseNo);
        timeline.step(police.name(), "sent, and verified the hub's signed receipt", facts);
        return caseNo;
    }

    private String reported(Line line) {
        Claim claim = watch.claim(line);
        String caseNo = claim.report().key().accidentNo();
        Disclosure disclosure = new Disclosure(cast);
        String received = Disclosure.received(watch.insurer(line), caseNo);
        ObjectNode facts = disclosure.facts(received);
        facts.put("caseNo", caseNo).put("vehicleId", line.car().vehicleId());
        facts.put("policyKind", line.cover().kind().name()).put("reportNo", claim.reportNo());
        facts.put("driverNameArrivedExactly", received.contains(line.car().driver()));
        timeline.step(watch.insurer(line).name(), "opened a claim", facts);
        List<String> leaks = disclosure.leaks(line.cover().insurer(), received);
        if (!leaks.isEmpty()) {
            throw new SandboxException(line.cover().insurer() + " was told too much: " + leaks);
        }
        if (!received.contains(line.car().driver())) {
            throw new SandboxException(line.cover().insurer() + " got another driver's name");
        }
        return caseNo;
    }

    private void notLinked(Line line, String caseNo) {
        watch.messages(police.log(), "route.notLinked", caseNo, 1);
        ObjectNode facts = Timeline.facts().put("vehicleId", line.car().vehicleId());
        timeline.step(
                police.name(),
                "was told that an insurer is not linked",
                facts.put("policyKind", line.cover().kind().name()).put("caseNo", caseNo));
    }

    private void paid(String caseNo) {
        int lines = cast.lines().size();
        for (String step : List.of("claim.paid", "claim.closed")) {
            watch.messages(police.log(), step, caseNo, lines);
            timeline.step(
                    police.name(),
                    "was told of every claim",
                    Timeline.facts().put("event", step).put("claims", lines).put("caseNo", caseNo));
        }
    }

    private void askPortal(String caseNo) {
        String portal = authorities.portal().name();
        ObjectNode progress =
                authorities
                        .portal()
                        .progress(caseNo, cast.striking().idNo())
                        .orElseThrow(() -> new SandboxException("no progress for a party"));
        ObjectNode facts = Timeline.facts().put("caseNo", caseNo);
        progress.findValuesAsText("step").forEach(facts.putArray("steps")::add);
        timeline.step(portal, "showed a driver the progress of the own claims", facts);
        boolean strangerSees = authorities.portal().progress(caseNo, STRANGER).isPresent();
        timeline.step(
                portal,
                "asked for somebody who is not a party",
                Timeline.facts().put("found", strangerSees));
        if (strangerSees) {
            throw new SandboxException("a stranger sees the progress");
        }
    }
}
