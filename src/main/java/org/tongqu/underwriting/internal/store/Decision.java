package org.tongqu.underwriting.internal.store;

import org.tongqu.accident.PolicyKind;
import org.tongqu.underwriting.RouteReason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row of {@code underwriting_decision}; holds codes and times only, nothing personal. */
public record Decision(
        Subject subject,
        Outcome outcome,
        RouteReason reason,
        Optional<String> insurerCode,
        Optional<String> partner,
        String candidatesJson,
        List<String> excluded,
        Optional<String> hint,
        String ruleVersion,
        Instant decidedAt,
        String decidedBy,
        Optional<String> why) {

    /** What was decided about. */
    public record Subject(String accidentNo, String vehicleId, PolicyKind kind) {}

    /** What came out. */
    public enum Outcome {
        RESOLVED,
        NOT_LINKED,
        AMBIGUOUS,
        NO_POLICY
    }
}
