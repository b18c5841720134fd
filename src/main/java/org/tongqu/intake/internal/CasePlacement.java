package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.EventType;
import org.tongqu.accident.MergeRule;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases;
import org.tongqu.partner.Partner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which case an event belongs to: a number the sender used before, an explicit link, the merge
 * rule, or a new case. Later events never open a case.
 */
@Component
final class CasePlacement {
    private static final String INCIDENT_NUMBER = "jjdbh";

    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock;

    CasePlacement(Cases cases, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** The case, locked; opened when the event may open one. Whoever appends stores it. */
    Cases.Locked place(CanonicalEvent event, Partner sender) {
        Optional<String> known = cases.byExternalNumber(sender.name(), event.subject());
        if (known.isPresent()) {
            return lock(known.get());
        }
        boolean opens =
                event.type() == EventType.ACCIDENT_REPORTED
                        || event.type() == EventType.INCIDENT_RECEIVED;
        return opens ? linkOrOpen(event, sender) : byOwnNumber(event, sender);
    }

    private Cases.Locked byOwnNumber(CanonicalEvent event, Partner sender) {
        CaseDocument document =
                cases.read(event.subject())
                        .orElseThrow(
                                () ->
                                        TongquException.atField(
                                                ErrorCode.CASE_UNKNOWN,
                                                "/subject",
                                                "no case is known by this number"));
        boolean linked =
                document.elements("sources")
                        .anyMatch(s -> s.path("system").asText().equals(sender.name()));
        if (!linked) {
            throw TongquException.atField(
                    ErrorCode.CASE_NOT_YOURS, "/subject", "the case has no link to the sender");
        }
        return lock(document.accidentNo());
    }

    private Cases.Locked linkOrOpen(CanonicalEvent event, Partner sender) {
        CaseDocument draft = CaseDocument.open(cases.nextAccidentNo());
        CaseFold.apply(draft, event);
        cases.lockPlates(draft);
        Optional<String> raced = cases.byExternalNumber(sender.name(), event.subject());
        if (raced.isPresent()) {
            return lock(raced.get());
        }
        List<Cases.Candidate> candidates = cases.candidates(draft);
        Optional<String> same =
                explicitLink(event).or(() -> pick(draft, candidates, MergeRule.Verdict.SAME));
        String accidentNo = same.orElseGet(() -> open(draft.accidentNo(), draft, candidates));
        same.ifPresent(no -> merged(event, sender, no));
        return tie(event, sender, accidentNo);
    }

    private Optional<String> explicitLink(CanonicalEvent event) {
        String field =
                event.type() == EventType.INCIDENT_RECEIVED ? "linkedJjdbh" : INCIDENT_NUMBER;
        return Optional.ofNullable(event.data().get(field))
                .flatMap(no -> cases.byExternalNumber(INCIDENT_NUMBER, no.asText()));
    }

    private Optional<String> pick(
            CaseDocument draft, List<Cases.Candidate> candidates, MergeRule.Verdict verdict) {
        MergeRule.Facts facts = cases.facts(draft);
        List<String> found =
                candidates.stream()
                        .filter(c -> MergeRule.judge(c.facts(), facts) == verdict)
                        .map(Cases.Candidate::accidentNo)
                        .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String open(String accidentNo, CaseDocument draft, List<Cases.Candidate> candidates) {
        cases.open(CaseDocument.open(accidentNo));
        MergeRule.Facts facts = cases.facts(draft);
        candidates.stream()
                .filter(c -> MergeRule.judge(c.facts(), facts) != MergeRule.Verdict.DIFFERENT)
                .findFirst()
                .ifPresent(c -> cases.markPossibleDuplicate(accidentNo, c.accidentNo()));
        return accidentNo;
    }

    private Cases.Locked tie(CanonicalEvent event, Partner sender, String accidentNo) {
        cases.link(sender.name(), event.subject(), accidentNo);
        if (event.type() == EventType.INCIDENT_RECEIVED) {
            cases.link(INCIDENT_NUMBER, event.data().path(INCIDENT_NUMBER).asText(), accidentNo);
        }
        Cases.Locked locked = lock(accidentNo);
        locked.document().addSource(sender.name(), event.subject(), clock.instant());
        return locked;
    }

    /** The case of that number, locked. */
    Cases.Locked lock(String accidentNo) {
        return cases.lock(accidentNo)
                .orElseThrow(
                        () -> new TongquException(ErrorCode.CASE_UNKNOWN, "no case " + accidentNo));
    }

    private void merged(CanonicalEvent event, Partner sender, String accidentNo) {
        audit.append(
                "case.merged",
                accidentNo,
                sender.name(),
                Map.of("externalNo", event.subject(), "type", event.type().eventName()));
    }
}
