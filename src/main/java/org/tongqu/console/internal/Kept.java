package org.tongqu.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** An answer of the ledger, asked for at most every five seconds. Thread-safe. */
final class Kept<T> {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Supplier<T> question;
    private final Clock clock;
    private Instant askedAt = Instant.MIN;
    private T answer;

    Kept(Supplier<T> question, T before, Clock clock) {
        this.question = question;
        this.answer = before;
        this.clock = clock;
    }

    synchronized T get() {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(KEPT))) {
            answer = question.get();
            askedAt = now;
        }
        return answer;
    }
}
