package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

/**
 * Checks what mappings make of partners' bytes: whole events, steps of claims, details to fetch and
 * details fetched.
 */
final class Statements {
    private static final String POSITION = "[!-~]{1,64}";
    private static final String ID = "[A-Za-z0-9._-]{1,64}";
    private static final String REFERENCE = "[!-~]{1,64}";

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
        if (statement.path("pull") instanceof ObjectNode pull) {
            requireText(pull, "id", ID, "/pull/id");
            requireText(pull, "about", REFERENCE, "/pull/about");
            return;
        }
        if (statement.path("pulled") instanceof ObjectNode pulled) {
            requireText(pulled, "id", ID, "/pulled/id");
            return;
        }
        requireClaim(statement);
    }

    private void requireClaim(ObjectNode statement) {
        if (!(statement.path("claim") instanceof ObjectNode claim)) {
            throw new TongquException(
                    ErrorCode.MAPPING_FAILED, "neither event, claim, pull nor pulled");
        }
        requireText(claim, "id", ID, "/claim/id");
        ObjectNode data = claim.deepCopy();
        EventType type = type(data.remove("event"));
        data.remove("id");
        events.validateData(type, data, "/claim");
        claim.setAll(data);
    }

    /** An item of a page is read on its own; its position is where the next page begins. */
    private static void requirePosition(ObjectNode item) {
        requireText(item, "position", POSITION, "/position");
    }

    private static void requireText(ObjectNode object, String name, String form, String pointer) {
        if (!object.path(name).asText().matches(form)) {
            throw TongquException.atField(ErrorCode.MISSING_FIELD, pointer, "not of the form due");
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
