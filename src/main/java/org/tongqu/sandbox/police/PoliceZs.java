package org.tongqu.sandbox.police;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireParty.Opened;
import org.tongqu.sandbox.wire.WireSignatures;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;
import org.tongqu.sandbox.wire.WireSuite;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The city's police network, which nobody can call: it pulls from the hub's outbox. */
public final class PoliceZs implements Simulator {

    private static final int PAGE = 50;
    private static final int OK = 200;

    private static final int DIGEST_CHARACTERS = 43;

    private final WireParty party;
    private final Sender sender;
    private final Hub hub;
    private final Clock clock;
    private final MessageLog log;
    private final FaultBoard faults =
            new FaultBoard(
                    EnumSet.of(
                            Fault.WRONG_ID, Fault.WRONG_DIGEST, Fault.TIMEOUT, Fault.RETRY_LATER));
    private final Set<String> seen = new HashSet<>();
    private long after;

    /** A police network that pulls from a hub. */
    public PoliceZs(WireParty party, Hub hub, Clock clock) {
        this.party = party;
        this.sender = new Sender(party, hub);
        this.hub = hub;
        this.clock = clock;
        this.log = new MessageLog(clock);
    }

    @Override
    public String name() {
        return party.name();
    }

    @Override
    public MessageLog log() {
        return log;
    }

    @Override
    public FaultBoard faults() {
        return faults;
    }

    /** What sends its events. */
    public Sender sender() {
        return sender;
    }

    /** What it seals, signs and opens with. */
    public WireParty party() {
        return party;
    }

    /** Forgets how far it has read: the next pull asks from the start. */
    public synchronized void forgetPosition() {
        after = 0;
    }

    /** Forgets what it has had: a message that comes again is logged again. */
    public synchronized void forget() {
        seen.clear();
        after = 0;
    }

    /** Pulls one page, opens each item and posts its receipt; answers how many there were. */
    public synchronized int pull() {
        if (faults.strikes(Fault.RETRY_LATER)) {
            return 0;
        }
        Hub.Asked asked =
                hub.ask(
                        party,
                        party.suites().sm2(),
                        "/v1/outbox",
                        Optional.of("after=" + after + "&limit=" + PAGE));
        if (asked.answer().status() != OK) {
            throw new SandboxException("outbox answered " + asked.answer().status());
        }
        ObjectNode page = Json.readObject(asked.answer().body());
        for (JsonNode item : page.path("items")) {
            take(Json.text(item, "id"), party.open(Json.write(item.path("message"))));
        }
        after = page.path("next").asLong(after);
        return page.path("items").size();
    }

    private void take(String itemId, Opened opened) {
        String messageId = opened.header().messageId();
        if (seen.add(messageId)) {
            log.add(Event.parse(opened.payload()).name(), messageId, opened.payload());
        }
        if (faults.strikes(Fault.TIMEOUT)) {
            return;
        }
        WireSuite suite = party.suites().byId(opened.header().suite());
        String named = faults.strikes(Fault.WRONG_ID) ? messageId + "-other" : messageId;
        Receipt receipt =
                new Receipt(
                        UUID.randomUUID().toString(),
                        named,
                        faults.strikes(Fault.WRONG_DIGEST)
                                ? "A".repeat(DIGEST_CHARACTERS)
                                : opened.header().plaintextDigest(),
                        clock.instant(),
                        Optional.empty());
        hub.post(
                "/v1/outbox/" + itemId + "/receipt",
                WireSignatures.RECEIPT,
                party.signatures().sign(suite, receipt));
    }
}
