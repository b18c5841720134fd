package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays entries in their order; when the first fails, the rest is said not to have been run. */
final class Player {
    private static final Verdict NOT_RUN =
            new Verdict(
                    Result.NOT_RUN,
                    new Text("C01 未通过，未执行", "not run, because C01 did not pass"),
                    List.of());

    private final Course course;
    private final Clock clock;
    private final Consumer<Entry> played;
    private boolean hopeless;

    Player(Course course, Clock clock, Consumer<Entry> played) {
        this.course = course;
        this.clock = clock;
        this.played = played;
    }

    void play(CatalogueEntry entry) {
        Instant start = clock.instant();
        Verdict verdict = verdict(entry);
        hopeless |= entry.number().equals("C01") && !verdict.isPassed();
        played.accept(
                new Entry(
                        entry.number(),
                        entry.title(),
                        entry.sends(),
                        entry.expects(),
                        verdict.result(),
                        verdict.remark(),
                        verdict.findings(),
                        course.news().stream().map(SentMessages::of).toList(),
                        start,
                        Duration.between(start, clock.instant()).toMillis()));
    }

    private Verdict verdict(CatalogueEntry entry) {
        Optional<Text> without = entry.without().apply(course.terms());
        if (without.isPresent()) {
            return Verdict.notApplicable(without.get());
        }
        return hopeless ? NOT_RUN : entry.play().apply(course);
    }
}
