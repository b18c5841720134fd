package org.tongqu.sandbox.police;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireParty.Sealed;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;
import org.tongqu.sandbox.wire.WireSuite;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Seals events, sends them to the hub and verifies the signed receipts. Thread-safe. */
public final class Sender {

    private static final int ACCEPTED = 202;
    private static final int KNOWN = 200;

    private final WireParty party;
    private final Hub hub;
    private final Map<String, Set<String>> digests = new ConcurrentHashMap<>();

    /** What became of a message: a receipt that holds, or a refusal. */
    public record Outcome(int status, Optional<Receipt> receipt, Optional<HubRefusal> refusal) {

        /** The receipt; fails with the hub's error code when there is none. */
        public Receipt requireReceipt() {
            return receipt.orElseThrow(() -> new SandboxException("refused: " + refusal));
        }
    }

    Sender(WireParty party, Hub hub) {
        this.party = party;
        this.hub = hub;
    }

    /** Seals and sends an event. */
    public Outcome send(WireSuite suite, Event event) {
        return send(seal(suite, event));
    }

    /** Seals an event; each digest is kept, for the receipt may repeat that of an earlier try. */
    public Sealed seal(WireSuite suite, Event event) {
        Sealed sealed = party.seal(suite, event.id(), WireParty.EVENT, event.toJson());
        digests.computeIfAbsent(event.id(), id -> ConcurrentHashMap.newKeySet())
                .add(sealed.plaintextDigest());
        return sealed;
    }

    /** Sends a message that is sealed already. */
    public Outcome send(Sealed sealed) {
        Hub.Answer answer = hub.post("/v1/messages", WireParty.SEALED, sealed.bytes());
        if (answer.status() != ACCEPTED && answer.status() != KNOWN) {
            return new Outcome(answer.status(), Optional.empty(), Optional.of(refusal(answer)));
        }
        Receipt receipt = party.signatures().verify(answer.body());
        boolean mine =
                receipt.messageId().equals(sealed.messageId())
                        && digests.getOrDefault(sealed.messageId(), Set.of())
                                .contains(receipt.digest());
        if (!mine) {
            throw new SandboxException("the receipt is for another message");
        }
        return new Outcome(answer.status(), Optional.of(receipt), Optional.empty());
    }

    private static HubRefusal refusal(Hub.Answer answer) {
        ObjectNode problem;
        try {
            problem = Json.readObject(answer.body());
        } catch (SandboxException e) {
            return new HubRefusal(answer.status(), "(no problem details)", "");
        }
        JsonNode pointer = problem.path("pointer");
        return new HubRefusal(
                answer.status(),
                problem.path("code").asText("(no code)"),
                pointer.isTextual() ? pointer.textValue() : "");
    }
}
