package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;

/** What a mapping made of a partner's words, as a CloudEvent. */
final class Statement {
    private Statement() {}

    /** A statement that is an event already, or the claim event that a statement stands for. */
    static ObjectNode toEvent(Partner partner, ObjectNode statement) {
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
