package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/** Checks what mappings make of partners' bytes: whole events, or steps of claims. */
final class Statements {
    private static final String POSITION = "[!-~]{1,64}";
    private static final String ID = "[A-Za-z0-9._-]{1,64}";

    private final SchemaCanonicalEvents events;

    Statements(SchemaCanonicalEvents events) {
        this.events = events;
    }

    /** Refuses a statement that is not canonical, with the pointer of its field. */
    void require(ObjectNode statement) {
        if (statement.path("event") instanceof ObjectNode event) {
            events.validate(event);
            return;
        }
        if (statement.path("item").isObject()) {
            requirePosition(statement);
            return;
        }
        if (!(statement.path("claim") instanceof ObjectNode claim)) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "neither event nor claim");
        }
        if (!claim.path("id").asText().matches(ID)) {
            throw TongquException.atField(ErrorCode.MISSING_FIELD, "/claim/id", "no stable id");
        }
        ObjectNode data = claim.deepCopy();
        EventType type = type(data.remove("event"));
        data.remove("id");
        events.validateData(type, data, "/claim");
        claim.setAll(data);
    }

    /** An item of a page is read on its own; its position is where the next page begins. */
    private static void requirePosition(ObjectNode item) {
        if (!item.path("position").asText().matches(POSITION)) {
            throw TongquException.atField(ErrorCode.MISSING_FIELD, "/position", "no position");
        }
    }

    private static EventType type(JsonNode name) {
        String text = name == null ? "" : name.asText();
        return EventType.ofEventName(text)
                .filter(EventType::isClaim)
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.UNKNOWN_EVENT_TYPE, "/claim/event", "no event"));
    }
}
