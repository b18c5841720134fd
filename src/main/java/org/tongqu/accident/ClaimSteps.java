package org.tongqu.accident;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which claim step each claim event reports. */
public final class ClaimSteps {
    private static final Map<EventType, ClaimStep> STEPS = new EnumMap<>(EventType.class);

    static {
        STEPS.put(EventType.CLAIM_NOTIFIED, ClaimStep.NOTIFIED);
        STEPS.put(EventType.CLAIM_REGISTERED, ClaimStep.REGISTERED);
        STEPS.put(EventType.CLAIM_SURVEYED, ClaimStep.SURVEYED);
        STEPS.put(EventType.CLAIM_ASSESSED, ClaimStep.ASSESSED);
        STEPS.put(EventType.CLAIM_ASSESSMENT_APPROVED, ClaimStep.ASSESSMENT_APPROVED);
        STEPS.put(EventType.CLAIM_DOCS_COMPLETE, ClaimStep.DOCS_COMPLETE);
        STEPS.put(EventType.CLAIM_CALCULATED, ClaimStep.CALCULATED);
        STEPS.put(EventType.CLAIM_APPROVED, ClaimStep.CLAIM_APPROVED);
        STEPS.put(EventType.CLAIM_PAID, ClaimStep.PAID);
        STEPS.put(EventType.CLAIM_CLOSED, ClaimStep.CLOSED);
        STEPS.put(EventType.CLAIM_ZERO_CLOSED, ClaimStep.ZERO_CLOSED);
        STEPS.put(EventType.CLAIM_CANCELLED, ClaimStep.CANCELLED);
        STEPS.put(EventType.CLAIM_REJECTED, ClaimStep.REJECTED);
        STEPS.put(EventType.CLAIM_REOPENED, ClaimStep.REOPENED);
    }

    private ClaimSteps() {}

    /** The step an event reports; empty for events that are not of a claim. */
    public static Optional<ClaimStep> of(EventType type) {
        return Optional.ofNullable(STEPS.get(type));
    }
}
