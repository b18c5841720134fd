package org.tongqu.sandbox.police;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm3;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireParty.Opened;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The provincial portal: asks for the progress of a citizen's own claims. */
public final class Portal implements Simulator {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final WireParty party;
    private final Hub hub;
    private final byte[] citizenKey;
    private final MessageLog log;
    private final FaultBoard faults = new FaultBoard(Set.of());

    /** A portal with the key under which it names citizens. */
    public Portal(WireParty party, Hub hub, byte[] citizenKey, Clock clock) {
        this.party = party;
        this.hub = hub;
        this.citizenKey = citizenKey.clone();
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

    /** The digest that names a citizen. */
    public String citizen(String idNumber) {
        byte[] normalised = idNumber.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sm3.hmac(citizenKey, normalised));
    }

    /** Progress of a case for the holder of an ID number; empty when the hub says 404. */
    public Optional<ObjectNode> progress(String caseNo, String idNumber) {
        Hub.Asked asked =
                hub.ask(
                        party,
                        party.suites().sm2(),
                        "/v1/cases/" + caseNo + "/progress",
                        Optional.of("citizen=" + citizen(idNumber)));
        if (asked.answer().status() == NOT_FOUND) {
            return Optional.empty();
        }
        if (asked.answer().status() != OK) {
            throw new SandboxException("progress answered " + asked.answer().status());
        }
        Opened opened = party.open(asked.answer().body());
        if (!opened.header().inReplyTo().equals(Optional.of(asked.nonce()))) {
            throw new SandboxException("the answer is to another question");
        }
        log.add("progress", opened.header().messageId(), opened.payload());
        return Optional.of(Json.readObject(opened.payload()));
    }
}
