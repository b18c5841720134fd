package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** From a validated CloudEvent tree to the event it is. */
final class EventTree {
    private EventTree() {}

    static CanonicalEvent toEvent(ObjectNode tree) {
        String wireType = tree.path("type").asText();
        EventType type =
                EventType.ofWireType(wireType)
                        .orElseThrow(
                                () ->
                                        TongquException.atField(
                                                ErrorCode.UNKNOWN_EVENT_TYPE,
                                                "/type",
                                                "no such event type"));
        return new CanonicalEvent(
                tree.path("id").asText(),
                tree.path("source").asText(),
                type,
                tree.path("subject").asText(),
                OffsetDateTime.parse(tree.path("time").asText()).toInstant(),
                data(tree.path("data")));
    }

    static byte[] bytes(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode data(JsonNode data) {
        if (data instanceof ObjectNode object) {
            return object;
        }
        throw TongquException.atField(ErrorCode.MISSING_FIELD, "/data", "data is required");
    }
}
