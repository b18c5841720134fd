package org.tongqu.underwriting;

import org.tongqu.accident.PolicyKind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the company that serves one policy kind of one vehicle; never guesses.
 *
 * <p>Rules and reasons: docs/underwriting.md. Takes part in the caller's transaction.
 */
public interface UnderwriterResolver {

    /**
     * What is asked: the vehicle as reported, the time, and who has refused already.
     *
     * @param statedInsurer free text of the police form: a hint, it never decides
     * @param tractor the vehicle that pulls this one, when this one is a trailer
     */
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
            Set<String> excludedPartners,
            Optional<Tractor> tractor) {

        /** A question about a vehicle that nothing pulls. */
        public Question(
                String accidentNo,
                String vehicleId,
                PolicyKind kind,
                Optional<String> plateNo,
                Optional<String> plateType,
                Optional<String> vin,
                Optional<String> policyNo,
                Optional<String> statedInsurer,
                Instant occurredAt,
                Set<String> excludedPartners) {
            this(
                    accidentNo,
                    vehicleId,
                    kind,
                    plateNo,
                    plateType,
                    vin,
                    policyNo,
                    statedInsurer,
                    occurredAt,
                    excludedPartners,
                    Optional.empty());
        }
    }

    /** The vehicle that pulls a trailer, with the number of its policy of the kind asked for. */
    record Tractor(
            Optional<String> plateNo,
            Optional<String> plateType,
            Optional<String> vin,
            Optional<String> policyNo) {}

    /** Answers and writes the decision row (candidates, choice, reason, rule version). */
    Resolution resolve(Question question);

    /** The answer; {@code reason} is the name of a {@link RouteReason}. */
    sealed interface Resolution {
        /** The name of a {@link RouteReason}, as in the decision row. */
        String reason();

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

        /** More than one answer, or contradicting facts: it waits in the {@link RoutingQueue}. */
        record Ambiguous(List<String> candidates, String reason) implements Resolution {}

        /** No policy of this kind covers the time of the accident. */
        record NoPolicy(String reason) implements Resolution {}
    }
}
