package org.tongqu.accident;

/** Steps of a claim in their order, then the ends that are not steps. */
public enum ClaimStep {
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
