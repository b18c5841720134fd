package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.delivery.Deliveries;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Lines;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.underwriting.RoutingQueue;

import java.util.List;
import java.util.stream.Stream;

/** Cases, and how far each of their claims has come; nothing of persons. */
@Component
@Endpoint(id = "cases")
class CasesEndpoint {

    private final Ledger ledger;
    private final Cases cases;
    private final Lines lines;
    private final Deliveries deliveries;
    private final RoutingQueue queue;
    private final PartnerDirectory partners;

    CasesEndpoint(
            Ledger ledger,
            Cases cases,
            Lines lines,
            Deliveries deliveries,
            RoutingQueue queue,
            PartnerDirectory partners) {
        this.ledger = ledger;
        this.cases = cases;
        this.lines = lines;
        this.deliveries = deliveries;
        this.queue = queue;
        this.partners = partners;
    }

    /** A case: its claims, what was sent, and what waits for what. */
    record CaseShown(
            String accidentNo,
            String state,
            List<LineShown> lines,
            List<Deliveries.Shown> deliveries,
            List<Wait> waiting) {}

    /** Something that has not happened yet, and what it waits for. */
    record Wait(String vehicleId, String kind, String partner, String precondition) {}

    /** Cases, newest first. */
    @ReadOperation
    List<Cases.Listed> list(@Nullable Integer limit) {
        int wanted = Limit.of(limit);
        return ledger.record(() -> cases.list(wanted));
    }

    /** One case; NOT_FOUND when there is none of that number. */
    @ReadOperation
    CaseShown one(@Selector String accidentNo) {
        return ledger.record(
                () ->
                        cases.read(accidentNo)
                                .map(this::shown)
                                .orElseThrow(
                                        () ->
                                                new TongquException(
                                                        ErrorCode.NOT_FOUND,
                                                        "no case " + accidentNo)));
    }

    private CaseShown shown(CaseDocument document) {
        String accidentNo = document.accidentNo();
        List<Lines.Line> all = lines.of(accidentNo);
        List<Deliveries.Shown> sent = deliveries.ofCase(accidentNo);
        Stream<Wait> forPerson =
                queue.waiting().stream()
                        .filter(waiting -> waiting.accidentNo().equals(accidentNo))
                        .map(CasesEndpoint::forPerson);
        Stream<Wait> forFacts =
                all.stream().filter(line -> isUnsent(line, sent)).flatMap(this::forFacts);
        return new CaseShown(
                accidentNo,
                document.state().name(),
                all.stream().map(LineShown::of).toList(),
                sent,
                Stream.of(forPerson, forFacts, sent.stream().flatMap(CasesEndpoint::forOpening))
                        .flatMap(waits -> waits)
                        .toList());
    }

    private static Stream<Wait> forOpening(Deliveries.Shown delivery) {
        return delivery.reason().stream()
                .filter(ErrorCode.PARTNER_CLOSED.name()::equals)
                .map(
                        reason ->
                                new Wait(
                                        delivery.vehicleId().orElse("-"),
                                        delivery.policyKind().orElse("-"),
                                        delivery.partner(),
                                        "opening at " + delivery.dueAt()));
    }

    private static Wait forPerson(RoutingQueue.Waiting waiting) {
        return new Wait(
                waiting.vehicleId(), waiting.kind().name(), "-", "assignment: " + waiting.reason());
    }

    private static boolean isUnsent(Lines.Line line, List<Deliveries.Shown> sent) {
        return sent.stream()
                .noneMatch(
                        delivery ->
                                delivery.partner().equals(line.partner())
                                        && delivery.vehicleId()
                                                .filter(line.key().vehicleId()::equals)
                                                .isPresent()
                                        && delivery.policyKind()
                                                .filter(line.key().kind().name()::equals)
                                                .isPresent());
    }

    private Stream<Wait> forFacts(Lines.Line line) {
        return partners.find(line.partner()).stream()
                .flatMap(partner -> partner.delivery().needs().stream())
                .map(
                        need ->
                                new Wait(
                                        line.key().vehicleId(),
                                        line.key().kind().name(),
                                        line.partner(),
                                        need));
    }
}
