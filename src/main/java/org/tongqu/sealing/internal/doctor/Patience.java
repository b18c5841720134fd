package org.tongqu.sealing.internal.doctor;

import java.time.Duration;

/** How long to go on. */
final class Patience {
    private final long until;

    Patience(Duration time) {
        this.until = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - until > 0;
    }
}
