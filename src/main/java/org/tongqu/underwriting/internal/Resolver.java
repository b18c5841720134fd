package org.tongqu.underwriting.internal;

import org.springframework.stereotype.Component;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.underwriting.RouteReason;
import org.tongqu.underwriting.UnderwriterResolver;
import org.tongqu.underwriting.internal.CandidateSearch.Sought;
import org.tongqu.underwriting.internal.store.Decision;
import org.tongqu.underwriting.internal.store.Decision.Outcome;
import org.tongqu.underwriting.internal.store.Decision.Subject;
import org.tongqu.underwriting.internal.store.Decisions;
import org.tongqu.underwriting.internal.store.WaitingList;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the facts, lets the rules decide, and writes down what was decided. */
@Component
final class Resolver implements UnderwriterResolver {
    private static final String BY_RULE = "rule";

    private final CandidateSearch search;
    private final InsurerRegistry insurers;
    private final PartnerDirectory partners;
    private final Decisions decisions;
    private final WaitingList waiting;
    private final Clock clock;

    Resolver(
            CandidateSearch search,
            InsurerRegistry insurers,
            PartnerDirectory partners,
            Decisions decisions,
            WaitingList waiting,
            Clock clock) {
        this.search = search;
        this.insurers = insurers;
        this.partners = partners;
        this.decisions = decisions;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public Resolution resolve(Question question) {
        Subject subject = new Subject(question.accidentNo(), question.vehicleId(), question.kind());
        Optional<Decisions.Earlier> earlier = decisions.earlier(subject);
        Situation situation = situation(question, earlier);
        Resolution resolution = Rules.decide(situation);
        Instant now = clock.instant();
        long decision = decisions.append(decision(subject, situation, resolution, now));
        if (resolution instanceof Resolution.Ambiguous) {
            waiting.put(subject, decision, now);
        } else if (earlier.isPresent()) {
            waiting.remove(subject);
        }
        return resolution;
    }

    private Situation situation(Question question, Optional<Decisions.Earlier> earlier) {
        List<Candidate> own = search.find(itself(question));
        List<Candidate> serving =
                question.tractor().map(tractor -> ofTractor(question, tractor, own)).orElse(own);
        return new Situation(
                question,
                serving,
                question.tractor().isPresent() ? own : List.of(),
                question.statedInsurer().flatMap(insurers::hint),
                earlier.flatMap(Decisions.Earlier::partnerByHand).flatMap(this::byHand));
    }

    private static Sought itself(Question question) {
        boolean pulled = question.tractor().isPresent();
        return new Sought(
                question.kind(),
                question.plateNo(),
                question.plateType(),
                question.vin(),
                pulled ? List.of() : question.policyNo().stream().toList(),
                question.occurredAt());
    }

    /** The number stated for a trailer may be its tractor's, or its own. */
    private List<Candidate> ofTractor(Question question, Tractor tractor, List<Candidate> own) {
        Set<String> ofTrailer = new HashSet<>();
        own.forEach(one -> ofTrailer.add(one.policyId()));
        Sought sought =
                new Sought(
                        question.kind(),
                        tractor.plateNo(),
                        tractor.plateType(),
                        tractor.vin(),
                        Stream.of(tractor.policyNo(), question.policyNo())
                                .flatMap(Optional::stream)
                                .toList(),
                        question.occurredAt());
        return search.find(sought).stream()
                .filter(one -> !one.otherVehicle() || !ofTrailer.contains(one.policyId()))
                .toList();
    }

    private Optional<Situation.ByHand> byHand(String partnerName) {
        return partners.find(partnerName)
                .flatMap(
                        partner ->
                                partner.insurer()
                                        .map(Partner.InsurerCode::code)
                                        .map(code -> new Situation.ByHand(partner.name(), code)));
    }

    private Decision decision(
            Subject subject, Situation situation, Resolution resolution, Instant now) {
        return new Decision(
                subject,
                outcome(resolution),
                RouteReason.valueOf(resolution.reason()),
                insurerCode(resolution),
                resolution instanceof Resolution.Resolved resolved
                        ? Optional.of(resolved.partner())
                        : Optional.empty(),
                CandidateNotes.json(situation),
                situation.question().excludedPartners().stream().sorted().toList(),
                situation.hint(),
                Rules.VERSION,
                now,
                BY_RULE,
                Optional.empty());
    }

    private static Outcome outcome(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved) {
            return Outcome.RESOLVED;
        }
        if (resolution instanceof Resolution.NotLinked) {
            return Outcome.NOT_LINKED;
        }
        return resolution instanceof Resolution.Ambiguous ? Outcome.AMBIGUOUS : Outcome.NO_POLICY;
    }

    private static Optional<String> insurerCode(Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            return Optional.of(resolved.insurerCode());
        }
        return resolution instanceof Resolution.NotLinked notLinked
                ? Optional.of(notLinked.insurerCode())
                : Optional.empty();
    }
}
