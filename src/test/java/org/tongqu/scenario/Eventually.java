package org.tongqu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until something is there. */
final class Eventually {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Eventually() {}

    static <T> T within(Duration patience, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new AssertionError("waited in vain");
    }
}
