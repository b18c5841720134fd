package org.tongqu.accident;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a claim is: the furthest step reached, and how it ended.
 *
 * <p>Steps may be skipped; a late step changes nothing; only {@link ClaimStep#REOPENED} goes back,
 * and only {@link ClaimStep#CANCELLED} overrides an end.
 */
public record ClaimProgress(Optional<ClaimStep> step, Optional<ClaimStep> outcome) {
    private static final Set<ClaimStep> ENDS =
            EnumSet.of(
                    ClaimStep.CLOSED,
                    ClaimStep.ZERO_CLOSED,
                    ClaimStep.CANCELLED,
                    ClaimStep.REJECTED);

    /** A claim of which nothing is known yet. */
    public static ClaimProgress none() {
        return new ClaimProgress(Optional.empty(), Optional.empty());
    }

    /** The progress after one more report of the partner; equal to this when it is late news. */
    public ClaimProgress after(ClaimStep reported) {
        if (reported == ClaimStep.REOPENED) {
            return outcome.isPresent()
                    ? new ClaimProgress(Optional.of(ClaimStep.REOPENED), Optional.empty())
                    : this;
        }
        if (reported == ClaimStep.CANCELLED) {
            return new ClaimProgress(Optional.of(reported), Optional.of(reported));
        }
        return outcome.isPresent() || isBehind(reported) ? this : reach(reported);
    }

    /** Whether the claim is at an end. */
    public boolean isEnded() {
        return outcome.isPresent();
    }

    private boolean isBehind(ClaimStep reported) {
        return step.filter(s -> s != ClaimStep.REOPENED)
                .map(s -> reported.compareTo(s) <= 0)
                .orElse(false);
    }

    private static ClaimProgress reach(ClaimStep reported) {
        return new ClaimProgress(
                Optional.of(reported),
                ENDS.contains(reported) ? Optional.of(reported) : Optional.empty());
    }
}
