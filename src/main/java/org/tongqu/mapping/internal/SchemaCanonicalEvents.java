package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.CanonicalEvents;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Canonical events by the JSON Schemas in {@code mappings/canonical/}. Thread-safe. */
public final class SchemaCanonicalEvents implements CanonicalEvents {
    private final CanonicalSchemas schemas;
    private final EventMeaning meaning;

    SchemaCanonicalEvents(Path folder, Clock clock) {
        this.schemas = new CanonicalSchemas(folder);
        this.meaning = new EventMeaning(clock);
    }

    /** Events by the schemas of a folder. */
    public static CanonicalEvents read(Path folder, Clock clock) {
        return new SchemaCanonicalEvents(folder, clock);
    }

    @Override
    public ObjectNode parse(byte[] payload) {
        ObjectNode event = StrictJson.object(payload, StandardCharsets.UTF_8);
        validate(event);
        return event;
    }

    @Override
    public void validate(ObjectNode event) {
        schemas.requireEnvelope(event);
        validateData(type(event), (ObjectNode) event.path("data"), "/data");
    }

    /** Refuses data that breaks the schema or the meaning of its event. */
    void validateData(EventType type, ObjectNode data, String at) {
        schemas.requireData(type, data, at);
        meaning.require(type, data, at);
    }

    private static EventType type(JsonNode event) {
        return EventType.ofWireType(event.path("type").asText())
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.UNKNOWN_EVENT_TYPE,
                                        "/type",
                                        "no event of this name and version"));
    }
}
