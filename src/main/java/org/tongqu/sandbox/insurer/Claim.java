package org.tongqu.sandbox.insurer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One claim at a simulated insurer. Its progress follows from the time alone. */
public record Claim(String reportNo, Report report, Instant notifiedAt, Ending ending) {

    private static final long FULL_FEN = 180_000;
    private static final long WITHOUT_LIABILITY_FEN = 10_000;

    /** Which of a vehicle's policies. */
    public enum PolicyKind {
        COMPULSORY,
        COMMERCIAL
    }

    /** What makes a claim: a repeated report with the same key is about the same claim. */
    public record Key(String accidentNo, String plateNo, PolicyKind kind) {}

    /** What the hub reported. */
    public record Report(Key key, String policyNo, boolean withoutLiability) {}

    /** A step that the claim has taken; the sequence counts from 1. */
    public record Progress(
            Step step, int sequence, Instant at, OptionalLong assessedFen, OptionalLong paidFen) {}

    /** The same claim after another report about it. */
    Claim about(Report newer) {
        return new Claim(reportNo, newer, notifiedAt, ending);
    }

    /** The steps taken by now, one per interval, the first at once. */
    public List<Progress> progress(Instant now, Duration interval) {
        List<Progress> taken = new ArrayList<>();
        for (Step step : ending.steps()) {
            Instant at = notifiedAt.plus(interval.multipliedBy(taken.size()));
            if (at.isAfter(now)) {
                break;
            }
            taken.add(new Progress(step, taken.size() + 1, at, assessed(step), paid(step)));
        }
        return taken;
    }

    private OptionalLong assessed(Step step) {
        return reached(step, Step.ASSESSED) ? OptionalLong.of(amount()) : OptionalLong.empty();
    }

    private OptionalLong paid(Step step) {
        if (step == Step.ZERO_CLOSED) {
            return OptionalLong.of(0);
        }
        return reached(step, Step.PAID) ? OptionalLong.of(amount()) : OptionalLong.empty();
    }

    private boolean reached(Step step, Step wanted) {
        int at = ending.steps().indexOf(wanted);
        return at >= 0 && ending.steps().indexOf(step) >= at;
    }

    private long amount() {
        boolean limited = report.withoutLiability() && report.key().kind() == PolicyKind.COMPULSORY;
        return limited ? WITHOUT_LIABILITY_FEN : FULL_FEN;
    }
}
