package org.tongqu.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the live test of one connection went.
 *
 * @param connection the route template's name
 * @param phases in their order, up to the first that failed
 */
public record Trial(String connection, List<Phase> phases) {

    /**
     * One phase, e.g. {@code TCP} or {@code TLS}.
     *
     * @param detail what was seen; never content of a message
     */
    public record Phase(String name, Duration took, String detail, Optional<Cause> failure) {}

    /** The likely cause of a failure. */
    public record Cause(String zh, String en) {}

    /** Whether every phase passed. */
    public boolean passed() {
        return phases.stream().allMatch(phase -> phase.failure().isEmpty());
    }
}
