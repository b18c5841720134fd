package org.tongqu.underwriting.internal.store;

import java.time.Instant;
import java.util.Optional;

/** A row to write into the policy index. */
public record NewPolicy(
        byte[] policyIndex,
        String kind,
        String insurerCode,
        Optional<String> servicingCode,
        Optional<byte[]> plateIndex,
        Optional<byte[]> vinIndex,
        byte[] policyNo,
        Instant startAt,
        Instant endAt,
        Optional<Instant> cancelledAt,
        String status,
        Optional<String> branchDivision,
        long sourceLine) {}
