package org.tongqu.underwriting.internal;

import static org.tongqu.underwriting.RouteReason.ALL_REFUSED;
import static org.tongqu.underwriting.RouteReason.CANCELLED;
import static org.tongqu.underwriting.RouteReason.CONTRADICTION;
import static org.tongqu.underwriting.RouteReason.LAPSED;
import static org.tongqu.underwriting.RouteReason.MANUAL;
import static org.tongqu.underwriting.RouteReason.NOT_FOUND;
import static org.tongqu.underwriting.RouteReason.NOT_LINKED;
import static org.tongqu.underwriting.RouteReason.NOT_STARTED;
import static org.tongqu.underwriting.RouteReason.POLICY_CONFIRMED;
import static org.tongqu.underwriting.RouteReason.STATED_ONLY;
import static org.tongqu.underwriting.RouteReason.SUCCESSOR;
import static org.tongqu.underwriting.RouteReason.TRACTOR;
import static org.tongqu.underwriting.RouteReason.TRACTOR_UNKNOWN;
import static org.tongqu.underwriting.RouteReason.TWO_IN_FORCE;

import org.tongqu.underwriting.RouteReason;
import org.tongqu.underwriting.UnderwriterResolver.Resolution;
import org.tongqu.underwriting.internal.store.SearchKey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of routing in their order; the first that answers decides (docs/underwriting.md). */
final class Rules {
    /** Stored with every decision; goes up with every change of a rule. */
    static final String VERSION = "underwriting-1";

    private static final List<Rule> IN_ORDER =
            List.of(
                    Rules::byHand,
                    Rules::trailerWithoutTractor,
                    Rules::contradiction,
                    Rules::trailerInsuredElsewhere,
                    Rules::allRefused,
                    Rules::twoInForce,
                    Rules::oneInForce,
                    Rules::statedOnly);

    private Rules() {}

    /** One rule: an answer, or none when it has nothing to say. */
    private interface Rule {
        Optional<Resolution> answer(Situation situation);
    }

    /** The answer of the first rule that has one, else that there is no policy. */
    static Resolution decide(Situation situation) {
        return IN_ORDER.stream()
                .map(rule -> rule.answer(situation))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> noPolicy(situation));
    }

    private static Optional<Resolution> byHand(Situation situation) {
        Set<String> refused = situation.question().excludedPartners();
        return situation
                .byHand()
                .filter(chosen -> !refused.contains(chosen.partner()))
                .map(chosen -> assigned(chosen, situation));
    }

    private static Resolution assigned(Situation.ByHand chosen, Situation situation) {
        Optional<Candidate> known =
                situation.inForce().stream()
                        .filter(one -> one.servicingCode().equals(chosen.insurerCode()))
                        .findFirst();
        return new Resolution.Resolved(
                chosen.partner(),
                chosen.insurerCode(),
                known.map(Candidate::policyNo).or(() -> situation.question().policyNo()),
                MANUAL.name(),
                known.isPresent() ? "IN_FORCE" : "NOT_FOUND");
    }

    private static Optional<Resolution> trailerWithoutTractor(Situation situation) {
        boolean unknown = situation.isTrailer() && situation.question().tractor().isEmpty();
        return unknown ? ask(situation, TRACTOR_UNKNOWN) : Optional.empty();
    }

    private static Optional<Resolution> contradiction(Situation situation) {
        boolean contradicts =
                situation.candidates().stream()
                        .filter(Candidate::otherVehicle)
                        .anyMatch(
                                one ->
                                        one.inForce()
                                                || one.foundBy().contains(SearchKey.POLICY_NO));
        return contradicts ? ask(situation, CONTRADICTION) : Optional.empty();
    }

    private static Optional<Resolution> trailerInsuredElsewhere(Situation situation) {
        Set<String> serving =
                situation.inForce().stream()
                        .map(Candidate::servicingCode)
                        .collect(Collectors.toSet());
        boolean elsewhere =
                situation.ofTrailer().stream()
                        .filter(Candidate::inForce)
                        .anyMatch(own -> !serving.contains(own.servicingCode()));
        return elsewhere ? ask(situation, TWO_IN_FORCE) : Optional.empty();
    }

    private static Optional<Resolution> allRefused(Situation situation) {
        boolean nobodyLeft = situation.open().isEmpty();
        return nobodyLeft && !situation.question().excludedPartners().isEmpty()
                ? ask(situation, ALL_REFUSED)
                : Optional.empty();
    }

    private static Optional<Resolution> twoInForce(Situation situation) {
        return situation.open().size() > 1 ? ask(situation, TWO_IN_FORCE) : Optional.empty();
    }

    private static Optional<Resolution> oneInForce(Situation situation) {
        return situation.open().stream().findFirst().map(one -> serve(one, situation));
    }

    private static Resolution serve(Candidate one, Situation situation) {
        if (one.partner().isEmpty()) {
            return new Resolution.NotLinked(one.servicingCode(), NOT_LINKED.name());
        }
        return new Resolution.Resolved(
                one.partner().get(),
                one.servicingCode(),
                Optional.of(one.policyNo()),
                confirmed(one, situation).name(),
                one.status().name());
    }

    private static RouteReason confirmed(Candidate one, Situation situation) {
        if (situation.isTrailer()) {
            return TRACTOR;
        }
        return one.succeeded() ? SUCCESSOR : POLICY_CONFIRMED;
    }

    /** Nothing in force is known, but something is stated that what is known does not explain. */
    private static Optional<Resolution> statedOnly(Situation situation) {
        return situation.hasUnknownNumber() || situation.hasUnexplainedInsurer()
                ? ask(situation, STATED_ONLY)
                : Optional.empty();
    }

    private static Resolution noPolicy(Situation situation) {
        RouteReason reason =
                situation.candidates().stream()
                        .max(Comparator.comparing(Candidate::startAt))
                        .map(Rules::whyNot)
                        .orElse(NOT_FOUND);
        return new Resolution.NoPolicy(reason.name());
    }

    private static RouteReason whyNot(Candidate last) {
        return switch (last.status()) {
            case LAPSED -> LAPSED;
            case CANCELLED -> CANCELLED;
            case NOT_STARTED -> NOT_STARTED;
            case IN_FORCE -> throw new IllegalStateException("in force, yet no rule served it");
        };
    }

    private static Optional<Resolution> ask(Situation situation, RouteReason reason) {
        return Optional.of(new Resolution.Ambiguous(situation.codes(), reason.name()));
    }
}
