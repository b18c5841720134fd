package org.tongqu.partner;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours of every day in which a partner takes nothing, in Shanghai; they may cross midnight.
 *
 * @param from the first moment of the window
 * @param until the first moment after it
 */
public record ClosedHours(LocalTime from, LocalTime until) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Refuses a window that would never end. */
    public ClosedHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("a window must end at another time than it begins");
        }
    }

    /** Reads {@code 23:00-01:00}. */
    public static ClosedHours parse(String text) {
        String[] ends = text.split("-", 2);
        return new ClosedHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    /** When the window ends in which this moment lies; empty outside of it. */
    public Optional<Instant> endAfter(Instant moment) {
        ZonedDateTime local = moment.atZone(ZONE);
        LocalTime time = local.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean notEnded = time.isBefore(until);
        boolean overnight = until.isBefore(from);
        if (overnight ? !begun && !notEnded : !begun || !notEnded) {
            return Optional.empty();
        }
        boolean tomorrow = overnight && begun;
        return Optional.of(
                local.toLocalDate()
                        .plusDays(tomorrow ? 1 : 0)
                        .atTime(until)
                        .atZone(ZONE)
                        .toInstant());
    }
}
