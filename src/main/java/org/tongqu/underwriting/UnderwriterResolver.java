package org.tongqu.underwriting;

import org.tongqu.accident.PolicyKind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the company that serves one policy kind of one vehicle; never guesses. */
public interface UnderwriterResolver {

    /** What is asked: the vehicle as reported, the time, and who has refused already. */
    record Question(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            Optional<String> plateNo,
            Optional<String> plateType,
            Optional<String> vin,
            Optional<String> policyNo,
            Optional<String> statedInsurer,
            Instant occurredAt,
            Set<String> excludedPartners) {}

    /** Answers and writes the decision row (candidates, choice, reason, rule version). */
    Resolution resolve(Question question);

    /** The answer; each carries the decision row's reason. */
    sealed interface Resolution {
        /** One linked company serves it. */
        record Resolved(
                String partner,
                String insurerCode,
                Optional<String> policyNo,
                String reason,
                String policyStatus)
                implements Resolution {}

        /** The company is known but not linked to the hub. */
        record NotLinked(String insurerCode, String reason) implements Resolution {}

        /** More than one answer, or contradicting facts: a person decides. */
        record Ambiguous(List<String> candidates, String reason) implements Resolution {}

        /** No policy of this kind is known. */
        record NoPolicy(String reason) implements Resolution {}
    }
}
