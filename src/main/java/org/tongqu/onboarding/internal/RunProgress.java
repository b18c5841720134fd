package org.tongqu.onboarding.internal;

import org.jspecify.annotations.Nullable;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a run is. Thread-safe. */
final class RunProgress {
    private final String partner;
    private final Instant startedAt;
    private final List<Entry> played = new ArrayList<>();
    private boolean running = true;
    private @Nullable Report report;
    private @Nullable String broken;

    RunProgress(String partner, Instant startedAt) {
        this.partner = partner;
        this.startedAt = startedAt;
    }

    synchronized boolean isRunning() {
        return running;
    }

    synchronized void played(Entry entry) {
        played.add(entry);
    }

    synchronized void ended(Report signed) {
        report = signed;
    }

    synchronized void broke(String why) {
        broken = why;
    }

    synchronized void stop() {
        running = false;
    }

    synchronized Run shown() {
        return new Run(
                partner,
                startedAt,
                running,
                Catalogue.entries().size(),
                List.copyOf(played),
                Optional.ofNullable(report).map(Report::reportId),
                Optional.ofNullable(report).map(Report::passed),
                Optional.ofNullable(broken));
    }
}
