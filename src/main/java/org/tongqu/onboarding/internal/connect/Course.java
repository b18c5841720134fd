package org.tongqu.onboarding.internal.connect;

import org.tongqu.onboarding.Trial.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phases of one trial, each timed; after the first failure nothing more is tried. */
final class Course {
    private final List<Phase> phases = new ArrayList<>();
    private boolean failed;

    /** What is tried in one phase; it tells what it saw. */
    interface Attempt {
        @SuppressWarnings("IllegalThrows")
        String run() throws Exception;
    }

    /** Tries a phase, unless one before it failed. */
    boolean phase(String name, Attempt attempt) {
        if (failed) {
            return false;
        }
        long begun = System.nanoTime();
        try {
            String detail = attempt.run();
            phases.add(new Phase(name, since(begun), detail, Optional.empty()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(name, begun, e);
        } catch (Exception e) {
            fail(name, begun, e);
        }
        return !failed;
    }

    /** Something to know, that takes no time. */
    void note(String name, String detail) {
        if (!failed) {
            phases.add(new Phase(name, Duration.ZERO, detail, Optional.empty()));
        }
    }

    List<Phase> phases() {
        return List.copyOf(phases);
    }

    private void fail(String name, long begun, Exception failure) {
        failed = true;
        phases.add(
                new Phase(
                        name,
                        since(begun),
                        LikelyCause.words(failure),
                        Optional.of(LikelyCause.of(failure))));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
