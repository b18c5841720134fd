package org.tongqu.underwriting.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerRole;
import org.tongqu.underwriting.RouteReason;
import org.tongqu.underwriting.RoutingQueue;
import org.tongqu.underwriting.internal.store.Decision;
import org.tongqu.underwriting.internal.store.Decision.Subject;
import org.tongqu.underwriting.internal.store.Decisions;
import org.tongqu.underwriting.internal.store.WaitingList;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routing queue in the tables of this module. */
@Component
final class Queue implements RoutingQueue {
    private static final String AUDIT_ACTION = "route.assigned";

    private final Decisions decisions;
    private final WaitingList waitingList;
    private final PartnerDirectory partners;
    private final AuditTrail audit;
    private final Clock clock;

    Queue(
            Decisions decisions,
            WaitingList waitingList,
            PartnerDirectory partners,
            AuditTrail audit,
            Clock clock) {
        this.decisions = decisions;
        this.waitingList = waitingList;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Waiting> waiting() {
        return waitingList.all().stream().map(Queue::waiting).toList();
    }

    private static Waiting waiting(WaitingList.Entry entry) {
        Subject subject = entry.subject();
        return new Waiting(
                subject.accidentNo(),
                subject.vehicleId(),
                subject.kind(),
                entry.reason(),
                CandidateNotes.codes(entry.candidatesJson()),
                entry.since());
    }

    @Override
    public void assign(Assignment assignment) {
        Subject subject =
                new Subject(assignment.accidentNo(), assignment.vehicleId(), assignment.kind());
        String code = insurerCode(assignment.partner());
        requireText("who", assignment.who());
        requireText("why", assignment.why());
        if (!decisions.knows(subject)) {
            throw new TongquException(
                    ErrorCode.NOT_FOUND,
                    "nothing was asked about " + subject.accidentNo() + " " + subject.vehicleId());
        }
        decisions.append(decision(assignment, subject, code));
        waitingList.remove(subject);
        audit.append(
                AUDIT_ACTION,
                subject.accidentNo(),
                assignment.who(),
                Map.of(
                        "vehicleId", subject.vehicleId(),
                        "policyKind", subject.kind().name(),
                        "partner", assignment.partner(),
                        "why", assignment.why()));
    }

    private Decision decision(Assignment assignment, Subject subject, String code) {
        return new Decision(
                subject,
                Decision.Outcome.RESOLVED,
                RouteReason.MANUAL,
                Optional.of(code),
                Optional.of(assignment.partner()),
                "[]",
                List.of(),
                Optional.empty(),
                Rules.VERSION,
                clock.instant(),
                assignment.who(),
                Optional.of(assignment.why()));
    }

    private String insurerCode(String name) {
        return partners.find(name)
                .filter(partner -> partner.role() == PartnerRole.INSURER)
                .flatMap(Partner::insurer)
                .map(Partner.InsurerCode::code)
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.INVALID_VALUE,
                                        "/partner",
                                        name + " is not a connected insurer"));
    }

    private static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/" + field, "say " + field + "; it is audited");
        }
    }
}
