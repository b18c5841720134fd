package org.tongqu.sandbox.insurer;

import static org.tongqu.sandbox.insurer.Step.ASSESSED;
import static org.tongqu.sandbox.insurer.Step.ASSESSMENT_APPROVED;
import static org.tongqu.sandbox.insurer.Step.CALCULATED;
import static org.tongqu.sandbox.insurer.Step.CLAIM_APPROVED;
import static org.tongqu.sandbox.insurer.Step.CLOSED;
import static org.tongqu.sandbox.insurer.Step.DOCS_COMPLETE;
import static org.tongqu.sandbox.insurer.Step.NOTIFIED;
import static org.tongqu.sandbox.insurer.Step.REGISTERED;
import static org.tongqu.sandbox.insurer.Step.SURVEYED;

import java.util.List;

/** How a claim goes, from its notification to its end. */
public enum Ending {
    PAID(
            NOTIFIED,
            REGISTERED,
            SURVEYED,
            ASSESSED,
            ASSESSMENT_APPROVED,
            DOCS_COMPLETE,
            CALCULATED,
            CLAIM_APPROVED,
            Step.PAID,
            CLOSED),
    ZERO_CLOSED(NOTIFIED, REGISTERED, SURVEYED, Step.ZERO_CLOSED),
    REJECTED(NOTIFIED, REGISTERED, SURVEYED, Step.REJECTED),
    CANCELLED(NOTIFIED, Step.CANCELLED),
    REOPENED(
            NOTIFIED,
            REGISTERED,
            SURVEYED,
            ASSESSED,
            ASSESSMENT_APPROVED,
            DOCS_COMPLETE,
            CALCULATED,
            CLAIM_APPROVED,
            Step.PAID,
            CLOSED,
            Step.REOPENED);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Step> steps;

    Ending(Step... steps) {
        this.steps = List.of(steps);
    }

    /** Every step of the way. */
    public List<Step> steps() {
        return steps;
    }
}
