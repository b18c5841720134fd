package org.tongqu.underwriting.internal;

import org.tongqu.underwriting.internal.Candidate.Status;
import org.tongqu.underwriting.internal.store.IndexedPolicy;

import java.time.Instant;

/**
 * What a policy is at one time: its start is covered, its end is not.
 *
 * <p>A policy cancelled without a time never covered anything. What its insurer's file called it on
 * the day of the file does not count: the accident was on another day.
 */
final class Coverage {
    private Coverage() {}

    static Status at(IndexedPolicy policy, Instant time) {
        if (policy.cancelled() && policy.cancelledAt().isEmpty()) {
            return Status.CANCELLED;
        }
        if (time.isBefore(policy.startAt())) {
            return Status.NOT_STARTED;
        }
        if (policy.cancelledAt().filter(end -> !time.isBefore(end)).isPresent()) {
            return Status.CANCELLED;
        }
        return time.isBefore(policy.endAt()) ? Status.IN_FORCE : Status.LAPSED;
    }
}
