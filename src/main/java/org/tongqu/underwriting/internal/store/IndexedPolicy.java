package org.tongqu.underwriting.internal.store;

import java.time.Instant;
import java.util.Optional;

/** A row of the policy index with the wrapped key of its policy number. */
public record IndexedPolicy(
        byte[] policyIndex,
        Optional<byte[]> plateIndex,
        Optional<byte[]> vinIndex,
        String insurerCode,
        Optional<String> servicingCode,
        byte[] policyNo,
        byte[] wrappedKey,
        Instant startAt,
        Instant endAt,
        Optional<Instant> cancelledAt,
        boolean cancelled,
        Optional<String> branchDivision) {}
