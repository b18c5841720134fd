package org.tongqu.underwriting.internal;

import org.tongqu.underwriting.UnderwriterResolver.Question;
import org.tongqu.underwriting.internal.store.SearchKey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything the rules look at.
 *
 * @param candidates policies of the vehicle that serves: the tractor, if the one asked is a trailer
 * @param ofTrailer policies of the trailer itself
 * @param hint code of the insurer that the police text names
 * @param byHand partner that a person chose before
 */
record Situation(
        Question question,
        List<Candidate> candidates,
        List<Candidate> ofTrailer,
        Optional<String> hint,
        Optional<ByHand> byHand) {

    /** A partner that a person chose, and its code. */
    record ByHand(String partner, String insurerCode) {}

    boolean isTrailer() {
        return question.tractor().isPresent()
                || question.plateType().filter("15"::equals).isPresent()
                || question.plateNo().filter(plate -> plate.strip().endsWith("挂")).isPresent();
    }

    /** Policies in force at the time of the accident, refused or not. */
    List<Candidate> inForce() {
        return candidates.stream().filter(Candidate::inForce).toList();
    }

    /** Policies in force whose company has not refused. */
    List<Candidate> open() {
        Set<String> refused = question.excludedPartners();
        return inForce().stream()
                .filter(one -> one.partner().filter(refused::contains).isEmpty())
                .toList();
    }

    /** Codes of the companies considered, each once. */
    List<String> codes() {
        return Stream.concat(
                        Stream.concat(candidates.stream(), ofTrailer.stream())
                                .map(Candidate::servicingCode),
                        hint.stream())
                .distinct()
                .toList();
    }

    /** Whether a policy number is stated that is not in the index. */
    boolean hasUnknownNumber() {
        return question.policyNo().flatMap(Normalised::policyNo).isPresent()
                && candidates.stream()
                        .noneMatch(one -> one.foundBy().contains(SearchKey.POLICY_NO));
    }

    /** Whether an insurer is stated that none of the policies found is of. */
    boolean hasUnexplainedInsurer() {
        if (hint.isEmpty()) {
            return candidates.isEmpty()
                    && question.statedInsurer().flatMap(Normalised::stated).isPresent();
        }
        return candidates.stream()
                .flatMap(one -> Stream.of(one.insurerCode(), one.servicingCode()))
                .noneMatch(hint.get()::equals);
    }
}
