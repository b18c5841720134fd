package org.tongqu.routes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.PartnerIntake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counts what came in, and times each step on the way; labels name partners and codes only. */
@Component
final class Steps {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private record Key(String step, String partner) {}

    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    Steps(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Times a step that yields something; one that fails is timed, too. */
    <T> T time(String step, String partner, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            took(step, partner, System.nanoTime() - start);
        }
    }

    /** Times a step. */
    void time(String step, String partner, Runnable work) {
        long start = System.nanoTime();
        try {
            work.run();
        } finally {
            took(step, partner, System.nanoTime() - start);
        }
    }

    /** Notes how long a step took. */
    void took(String step, String partner, long nanos) {
        timers.computeIfAbsent(new Key(step, partner), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("tongqu.step")
                .description("Time of one step of an exchange")
                .tag("step", key.step())
                .tag("partner", key.partner())
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }

    /** A sealed message was answered with a receipt. */
    void accepted(String partner, boolean repeated) {
        if (repeated) {
            meters.counter("tongqu.messages.repeated", "partner", partner).increment();
        } else {
            accepted(partner, 1);
        }
    }

    /** Statements of a partner were recorded, or were wrong. */
    void taken(String partner, PartnerIntake.Taken taken) {
        accepted(partner, taken.news());
        taken.problem().ifPresent(this::refused);
    }

    void accepted(String partner, int news) {
        meters.counter("tongqu.messages.accepted", "partner", partner).increment(news);
    }

    /** A message was refused or is wrong; who sent it is not always known for certain. */
    void refused(ErrorCode code) {
        meters.counter("tongqu.messages.refused", "code", code.name()).increment();
    }
}
