package org.tongqu.sealing.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far a sender's clock may be from the hub's. */
public final class Freshness {
    /** The window before and after now. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;

    /** Measured on that clock. */
    public Freshness(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses a time more than five minutes before or after now.
     *
     * @throws TongquException STALE_TIME
     */
    public void require(Instant time) {
        require(time, WINDOW);
    }

    /**
     * Refuses a time longer ago than that, or more than five minutes ahead.
     *
     * @throws TongquException STALE_TIME
     */
    public void require(Instant time, Duration ago) {
        Instant now = clock.instant();
        if (time.isBefore(now.minus(ago)) || time.isAfter(now.plus(WINDOW))) {
            throw new TongquException(
                    ErrorCode.STALE_TIME, time + " is too far from the hub's " + now);
        }
    }
}
