package org.tongqu.underwriting.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as policy files write them.
 *
 * <p>{@code 2025-12-31T24:00} is the next day's midnight. A date alone is its midnight. Without an
 * offset it is China's time.
 */
final class PolicyTime {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(\\d{4})-(\\d{2})-(\\d{2})"
                            + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2}))?)?"
                            + "(Z|[+-]\\d{2}:\\d{2})?");

    private PolicyTime() {}

    /** The instant, or empty when the text is no time. */
    static Optional<Instant> parse(String text) {
        Matcher matcher = LOCAL.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(matcher));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Instant instant(Matcher matcher) {
        LocalDate day = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        int hour = number(matcher, 4);
        if (hour == 24 && number(matcher, 5) + number(matcher, 6) == 0) {
            return at(day.plusDays(1), LocalTime.MIDNIGHT, matcher.group(7));
        }
        return at(
                day, LocalTime.of(hour, number(matcher, 5), number(matcher, 6)), matcher.group(7));
    }

    private static Instant at(LocalDate day, LocalTime time, String offset) {
        return offset == null
                ? day.atTime(time).atZone(CHINA).toInstant()
                : OffsetDateTime.parse(day + "T" + time + offset).toInstant();
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
