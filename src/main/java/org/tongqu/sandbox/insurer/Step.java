package org.tongqu.sandbox.insurer;

/** Steps and ends of a claim, in the order of domain/canonical-model §5.8. */
public enum Step {
    NOTIFIED,
    REGISTERED,
    SURVEYED,
    ASSESSED,
    ASSESSMENT_APPROVED,
    DOCS_COMPLETE,
    CALCULATED,
    CLAIM_APPROVED,
    PAID,
    CLOSED,
    ZERO_CLOSED,
    CANCELLED,
    REJECTED,
    REOPENED
}
