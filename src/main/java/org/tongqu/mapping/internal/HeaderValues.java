package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the header of a file can hold: every reference, and DATE and TIME made of {@code now}. */
final class HeaderValues {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);

    private HeaderValues() {}

    /** The values by their names in capitals, e.g. {@code SEQUENCE}. */
    static ObjectNode of(Map<String, String> references) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        references.forEach((name, value) -> values.put(name.toUpperCase(Locale.ROOT), value));
        String now = references.get("now");
        if (now != null) {
            ZonedDateTime local = local(now);
            values.put("DATE", DATE.format(local)).put("TIME", TIME.format(local));
        }
        return values;
    }

    private static ZonedDateTime local(String now) {
        try {
            return Instant.parse(now).atZone(ZONE);
        } catch (DateTimeException e) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "`now` is no instant");
        }
    }
}
