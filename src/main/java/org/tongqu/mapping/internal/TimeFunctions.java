package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.schibsted.spt.data.jslt.Function;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times between RFC 3339 and the partners' forms, which are local to Shanghai. */
final class TimeFunctions {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_PATTERNS = 100;

    private final Map<String, DateTimeFormatter> formatters = new ConcurrentHashMap<>();

    /**
     * {@code time-out(time, pattern)}, {@code time-in(text, pattern)}, {@code epoch-out(time)} and
     * {@code epoch-in(milliseconds)}.
     */
    List<Function> functions() {
        return List.of(
                MappingFunction.ofText("time-out", 2, (text, given) -> out(text, given[1])),
                MappingFunction.ofText("time-in", 2, (text, given) -> in(text, given[1])),
                new MappingFunction("epoch-out", 1, 1, given -> epochOut(given[0].asText())),
                MappingFunction.ofText("epoch-in", 1, (text, given) -> epochIn(given[0])));
    }

    private String out(String time, JsonNode pattern) {
        return formatter(pattern.asText()).format(parse(time).atZoneSameInstant(ZONE));
    }

    private String in(String text, JsonNode pattern) {
        try {
            LocalDateTime local = LocalDateTime.parse(text, formatter(pattern.asText()));
            return rfc3339(local.atZone(ZONE).toOffsetDateTime());
        } catch (DateTimeException e) {
            throw new TongquException(
                    ErrorCode.INVALID_VALUE, "no time of the form " + pattern.asText());
        }
    }

    private static JsonNode epochOut(String time) {
        return LongNode.valueOf(parse(time).toInstant().toEpochMilli());
    }

    private static String epochIn(JsonNode milliseconds) {
        if (!milliseconds.isIntegralNumber() || !milliseconds.canConvertToLong()) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "no milliseconds since 1970");
        }
        try {
            Instant instant = Instant.ofEpochMilli(milliseconds.longValue());
            return rfc3339(instant.atZone(ZONE).toOffsetDateTime());
        } catch (DateTimeException e) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "no milliseconds since 1970");
        }
    }

    private static OffsetDateTime parse(String time) {
        try {
            return OffsetDateTime.parse(time);
        } catch (DateTimeException e) {
            throw new TongquException(ErrorCode.INVALID_VALUE, "no RFC 3339 time");
        }
    }

    private static String rfc3339(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private DateTimeFormatter formatter(String pattern) {
        DateTimeFormatter known = formatters.get(pattern);
        if (known != null) {
            return known;
        }
        DateTimeFormatter made =
                DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
        if (formatters.size() < MOST_PATTERNS) {
            formatters.put(pattern, made);
        }
        return made;
    }
}
