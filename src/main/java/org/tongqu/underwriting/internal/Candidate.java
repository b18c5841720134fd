package org.tongqu.underwriting.internal;

import org.tongqu.underwriting.internal.store.SearchKey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that was found for a question.
 *
 * @param policyId its blind index in hex
 * @param servicingCode the company that serves it at the time of the question
 * @param partner that company's partner name, when it is linked
 * @param status what it was at the time of the accident
 * @param foundBy the keys that led to it
 * @param otherVehicle whether it was written for another vehicle than the one asked about
 */
record Candidate(
        String policyId,
        String insurerCode,
        String servicingCode,
        Optional<String> partner,
        String policyNo,
        Status status,
        Instant startAt,
        Instant endAt,
        Optional<String> branchDivision,
        Set<SearchKey> foundBy,
        boolean otherVehicle) {

    /** What a policy is at one time. */
    enum Status {
        IN_FORCE,
        LAPSED,
        NOT_STARTED,
        CANCELLED
    }

    boolean inForce() {
        return status == Status.IN_FORCE;
    }

    /** Whether the company now is not the company that wrote it. */
    boolean succeeded() {
        return !insurerCode.equals(servicingCode);
    }
}
