package org.tongqu.underwriting.internal;

import org.tongqu.accident.PolicyKind;

import java.time.Instant;
import java.util.Optional;

/** A sound row of a policy file. */
record PolicyLine(
        long line,
        String policyNo,
        PolicyKind kind,
        Optional<String> plateNo,
        Optional<String> plateType,
        Optional<String> vin,
        String insurerCode,
        Optional<String> servicingCode,
        Instant startAt,
        Instant endAt,
        Optional<Instant> cancelledAt,
        String status,
        Optional<String> branchDivision) {}
