package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.Partner;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One statement of a partner, as a message of its own.
 *
 * @param tree a CloudEvent, or what is to be pulled or was pulled
 */
record Said(Partner partner, Kind kind, Messages.Arrival arrival, ObjectNode tree, byte[] payload) {

    /** What a statement is. */
    enum Kind {
        EVENT,
        PULL,
        PULLED
    }

    /** The statement that a mapping made, come in over a channel at a time. */
    static Said of(Partner partner, String channel, Instant at, ObjectNode statement) {
        Kind kind = kind(statement);
        ObjectNode tree =
                switch (kind) {
                    case EVENT -> cloudEvent(partner, statement);
                    case PULL -> (ObjectNode) statement.path("pull");
                    case PULLED -> (ObjectNode) statement.path("pulled");
                };
        byte[] payload = EventTree.bytes(tree);
        Messages.Arrival arrival =
                new Messages.Arrival(
                        UUID.randomUUID(),
                        at,
                        channel,
                        Optional.of(partner.name()),
                        Optional.of(tree.path("id").asText()),
                        payload);
        return new Said(partner, kind, arrival, tree, payload);
    }

    /** The partner's own id of what it says. */
    String id() {
        return tree.path("id").asText();
    }

    private static Kind kind(ObjectNode statement) {
        if (statement.has("pull")) {
            return Kind.PULL;
        }
        return statement.has("pulled") ? Kind.PULLED : Kind.EVENT;
    }

    /** A statement that is an event already, or the claim event that a statement stands for. */
    private static ObjectNode cloudEvent(Partner partner, ObjectNode statement) {
        if (statement.path("event") instanceof ObjectNode event) {
            return event.put("source", partner.name());
        }
        ObjectNode claim = statement.path("claim").deepCopy();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", claim.remove("id").asText());
        event.put("source", partner.name());
        event.put("type", wireType(claim.remove("event").asText()));
        event.put("subject", subject(claim));
        event.put("time", claim.path("at").asText());
        event.set("data", claim);
        return event;
    }

    private static String wireType(String eventName) {
        return EventType.ofEventName(eventName)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.MAPPING_FAILED,
                                        "a mapping named an event that does not exist"))
                .wireType();
    }

    private static String subject(ObjectNode claim) {
        String accidentNo = claim.path("line").path("accidentNo").asText();
        return accidentNo.isEmpty() ? claim.path("line").path("reportNo").asText() : accidentNo;
    }
}
