package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.police.Authorities;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Incident;
import org.tongqu.sandbox.police.Police12123;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Line;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;
import org.tongqu.sandbox.wire.WireSuite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run: what the police send, what insurers, police and citizens get to see of it. */
final class Play {

    private static final Duration AGO = Duration.ofMinutes(5);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LAST_HOUR = 23;
    private static final String STRANGER = "330900190001011031";
    private static final List<String> LAST_STEPS = List.of("claim.paid", "claim.closed");

    private final Authorities authorities;
    private final Police12123 police;
    private final Watch watch;
    private final Timeline timeline;
    private final Clock clock;
    private final String number;
    private final Instant occurredAt;
    private final Map<Line, Claim> claims = new HashMap<>();
    private final Set<String> withoutClaim = new HashSet<>();
    private final List<String> seen = new ArrayList<>();
    private Cast cast;
    private Optional<String> jjdbh = Optional.empty();
    private String caseNo = "";

    Play(Cast cast, Authorities authorities, Watch watch, Timeline timeline, Clock clock) {
        this.cast = cast;
        this.authorities = authorities;
        this.police = authorities.police12123();
        this.watch = watch;
        this.timeline = timeline;
        this.clock = clock;
        this.number = "3309" + clock.instant().toEpochMilli();
        this.occurredAt = clock.instant().minus(AGO);
    }

    /** What came of it, as it was seen. */
    String seen() {
        return String.join("; ", seen);
    }

    /** The striking car's driver calls 110. */
    void call110() {
        jjdbh = Optional.of("110" + number);
        Car car = cast.striking();
        authorities
                .police110()
                .send(
                        Incident.call(
                                jjdbh.get(),
                                occurredAt.plusSeconds(60),
                                car.plateNo(),
                                car.plateType()));
        timeline.step(
                authorities.police110().name(),
                "put the 警单 on the hub's queue",
                Timeline.facts().put("jjdbh", jjdbh.get()));
    }

    /** A driver calls the insurer before the police tell it. */
    void hotline() {
        Line line = cast.lines().get(0);
        String reportNo = watch.insurer(line).claims().hotline(line.car().plateNo(), report(line));
        ObjectNode facts = Timeline.facts().put("reportNo", reportNo);
        timeline.step(watch.insurer(line).name(), "was called by the driver", facts);
    }

    private static Claim.Report report(Line line) {
        return new Claim.Report(
                new Claim.Key("", line.car().plateNo(), line.cover().kind()),
                line.cover().policyNo(),
                false);
    }

    void report() {
        caseNo = send(police.party().suites().sm2(), events().reported(jjdbh, clock.instant()));
    }

    void evidence() {
        send(police.party().suites().p256(), events().evidence(clock.instant()));
    }

    void liability() {
        send(police.party().suites().sm2(), events().liability(clock.instant()));
    }

    void findEveryoneEquallyLiable() {
        cast = cast.equally();
    }

    /** The police change their finding when every insurer has the first one. */
    void supersede() {
        findEveryoneEquallyLiable();
        send(police.party().suites().sm2(), events().superseded(clock.instant()));
        for (Line line : cast.lines()) {
            Claim claim = watch.liable(line);
            requireSame(line, claim);
            ObjectNode facts = Timeline.facts().put("reportNo", claim.reportNo());
            timeline.step(watch.insurer(line).name(), "was told of the new liability", facts);
        }
        seen.add(cast.lines().size() + " 案改责 changed");
    }

    private CaseEvents events() {
        return new CaseEvents(police.name(), number, cast, occurredAt);
    }

    private String send(WireSuite suite, Event event) {
        Receipt receipt = police.sender().send(suite, event).requireReceipt();
        String told = receipt.caseNo().orElse("");
        ObjectNode facts = Timeline.facts().put("event", event.name()).put("suite", suite.id());
        facts.put("messageId", event.id()).put("receiptId", receipt.receiptId());
        timeline.step(
                police.name(),
                "sent, and verified the hub's signed receipt",
                facts.put("caseNo", told));
        return told;
    }

    /** Every linked insurer opens its claim, and has what it may have. */
    void claims() {
        lines().forEach(line -> claims.put(line, opened(line)));
        seen.add(claims.size() + " 案立案 claims");
    }

    private List<Line> lines() {
        return cast.lines(c -> c.isLinked() && !withoutClaim.contains(c.servicing()));
    }

    /** This insurer is to open no claim. */
    void without(String insurer) {
        withoutClaim.add(insurer);
    }

    /** At night this insurer's deliveries wait, and nobody waits for them here. */
    void withoutWhileClosed(String insurer) {
        int hour = clock.instant().atZone(ZONE).getHour();
        if (hour == LAST_HOUR || hour == 0) {
            without(insurer);
            seen.add(insurer + " 夜间维护 closed at night");
        }
    }

    /** A successor is told which policies it serves now. */
    void handOver(String successor) {
        cast.lines(c -> c.servicing().equals(successor))
                .forEach(l -> watch.insurer(successor).claims().insure(l.cover().policyNo()));
    }

    /** No claim was opened there, whatever else came of the case. */
    void nothingAt(String insurer) {
        boolean any =
                cast.lines(c -> c.servicing().equals(insurer)).stream()
                        .anyMatch(line -> watch.claims(line).findAny().isPresent());
        if (any) {
            throw new SandboxException(insurer + " opened a claim");
        }
        seen.add(insurer + " 无案 no claim");
    }

    private Claim opened(Line line) {
        Claim claim = watch.claim(line);
        String told = claim.report().key().accidentNo();
        if (!told.equals(caseNo)) {
            timeline.step("hub", "merged the case", Timeline.facts().put("into", told));
            caseNo = told;
        }
        Disclosure disclosure = new Disclosure(cast);
        String received = Disclosure.received(watch.insurer(line), caseNo);
        ObjectNode facts = disclosure.facts(received);
        facts.put("caseNo", caseNo).put("vehicleId", line.car().vehicleId());
        facts.put("policyKind", line.cover().kind().name()).put("reportNo", claim.reportNo());
        facts.put("driverNameArrivedExactly", received.contains(line.car().driver()));
        timeline.step(watch.insurer(line).name(), "opened a claim", facts);
        disclosure.requireNoLeak(line, received);
        return claim;
    }

    /** Whatever came twice or late: no insurer has two claims for one policy. */
    void oneClaimEach() {
        for (Line line : lines()) {
            long count = watch.claims(line).count();
            if (count != 1) {
                throw new SandboxException(line.cover().servicing() + " has " + count + " claims");
            }
        }
        seen.add("每单一案 one claim each");
    }

    private void requireSame(Line line, Claim claim) {
        boolean same =
                claims.entrySet().stream()
                        .filter(e -> e.getKey().cover().equals(line.cover()))
                        .allMatch(e -> e.getValue().reportNo().equals(claim.reportNo()));
        if (!same) {
            throw new SandboxException(line.cover().servicing() + " opened a second claim");
        }
    }

    /** The police are told of each policy whose company is not linked. */
    void notLinked() {
        for (Line line : cast.notLinked()) {
            watch.messages(police.log(), "route.notLinked", caseNo, 1);
            ObjectNode facts = Timeline.facts().put("vehicleId", line.car().vehicleId());
            facts.put("policyKind", line.cover().kind().name()).put("caseNo", caseNo);
            timeline.step(police.name(), "was told that an insurer is not linked", facts);
            seen.add("未接入 NOT_LINKED");
        }
    }

    /** Every claim is paid and closed, and the police know. */
    void paid() {
        int lines = claims.size();
        for (String step : LAST_STEPS) {
            watch.messages(police.log(), step, caseNo, lines);
            ObjectNode facts = Timeline.facts().put("event", step).put("claims", lines);
            timeline.step(police.name(), "was told of every claim", facts.put("caseNo", caseNo));
        }
        seen.add(lines + " 案赔付结案 paid and closed");
    }

    /** Each driver sees the own claims, a stranger nothing. */
    void citizens() {
        for (Car car : cast.cars()) {
            if (car.covers().stream().anyMatch(Cast.Cover::isLinked)) {
                citizen(car);
            }
        }
        boolean found = authorities.portal().progress(caseNo, STRANGER).isPresent();
        timeline.step(
                authorities.portal().name(),
                "asked for somebody who is not a party",
                Timeline.facts().put("found", found));
        if (found) {
            throw new SandboxException("a stranger sees the progress");
        }
        seen.add("旁人 404 stranger 404");
    }

    private void citizen(Car car) {
        ObjectNode progress =
                authorities
                        .portal()
                        .progress(caseNo, car.idNo())
                        .orElseThrow(() -> new SandboxException("no progress for a party"));
        ObjectNode facts = Timeline.facts().put("caseNo", caseNo);
        facts.put("vehicleId", car.vehicleId());
        progress.findValuesAsText("step").forEach(facts.putArray("steps")::add);
        timeline.step(
                authorities.portal().name(),
                "showed a driver the progress of the own claims",
                facts);
        List<String> others = progress.findValuesAsText("vehicleId");
        if (others.stream().anyMatch(vehicle -> !vehicle.equals(car.vehicleId()))) {
            throw new SandboxException("a driver sees another's claims");
        }
    }

    /** An insurer's system does something wrong, once. */
    void misbehave(String insurer, Fault fault) {
        watch.insurer(insurer).faults().next(fault, 1);
        timeline.step(
                watch.insurer(insurer).name(),
                "is going to misbehave",
                Timeline.facts().put("fault", fault.label()));
        seen.add(insurer + " " + fault.label());
    }
}
