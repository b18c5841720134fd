package org.tongqu.sandbox.police;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** A CloudEvent as docs/wire-format.md §1 has it; {@code name} is for example claim.paid. */
public record Event(
        String id, String source, String name, String subject, OffsetDateTime time, JsonNode data) {

    private static final String PREFIX = "org.tongqu.";
    private static final String SUFFIX = ".v1";

    /** Its JSON. */
    public byte[] toJson() {
        ObjectNode event = Json.object();
        event.put("specversion", "1.0").put("id", id).put("source", source);
        event.put("type", PREFIX + name + SUFFIX).put("subject", subject);
        event.put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time))
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return Json.write(event);
    }

    /** Reads an event that the hub sent. */
    public static Event parse(byte[] json) {
        ObjectNode event = Json.readObject(json);
        String type = Json.text(event, "type");
        return new Event(
                Json.text(event, "id"),
                Json.text(event, "source"),
                type.startsWith(PREFIX) && type.endsWith(SUFFIX)
                        ? type.substring(PREFIX.length(), type.length() - SUFFIX.length())
                        : type,
                Json.text(event, "subject"),
                OffsetDateTime.parse(Json.text(event, "time")),
                event.path("data"));
    }
}
