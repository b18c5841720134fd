package org.tongqu.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The real time, which a test puts forward. */
final class MovableClock extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Duration ahead = Duration.ZERO;

    /** Puts it forward by so much. */
    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Puts it forward to the next time that it is so late in Shanghai. */
    Instant advanceTo(LocalTime time) {
        ZonedDateTime now = instant().atZone(ZONE);
        ZonedDateTime next = now.toLocalDate().atTime(time).atZone(ZONE);
        advance(Duration.between(now, next.isAfter(now) ? next : next.plusDays(1)));
        return instant();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
