package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.PolicyKind;
import org.tongqu.accident.Vehicle;
import org.tongqu.delivery.Planning;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Cases.Sequenced;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Outbox;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.underwriting.RoutingQueue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans a case: its row locked, its events in order, everything in one transaction. */
@Component
final class CasePlanning implements Planning {
    private final Ledger ledger;
    private final Cases cases;
    private final Lines lines;
    private final LineRouting routing;
    private final ExchangeRules rules;
    private final DeliveryPlan plan;
    private final PartnerDirectory partners;
    private final RoutingQueue queue;
    private final HubEvents hubEvents;
    private final Outbox outbox;

    CasePlanning(
            Ledger ledger,
            Cases cases,
            Lines lines,
            LineRouting routing,
            ExchangeRules rules,
            DeliveryPlan plan,
            PartnerDirectory partners,
            RoutingQueue queue,
            HubEvents hubEvents,
            Outbox outbox) {
        this.ledger = ledger;
        this.cases = cases;
        this.lines = lines;
        this.routing = routing;
        this.rules = rules;
        this.plan = plan;
        this.partners = partners;
        this.queue = queue;
        this.hubEvents = hubEvents;
        this.outbox = outbox;
    }

    @Override
    public void plan(String accidentNo) {
        ledger.record(() -> cases.lock(accidentNo).ifPresent(this::plan));
    }

    private void plan(Cases.Locked locked) {
        CaseDocument current = locked.document();
        Deque<Sequenced> open =
                new ArrayDeque<>(cases.eventsAfter(current.accidentNo(), locked.plannedSeq()));
        if (open.isEmpty()) {
            return;
        }
        CaseHistory history = CaseHistory.of(cases, current, open);
        int last = 0;
        boolean changed = false;
        while (!open.isEmpty()) {
            Sequenced event = open.poll();
            CaseDocument asOf = history.upTo(event);
            List<LineRouting.Routed> newlyRouted = routeLines(locked, event);
            changed |= !newlyRouted.isEmpty();
            for (LineRouting.Routed routed : newlyRouted) {
                if (routed.isNotLinked()) {
                    open.add(hubEvents.notLinked(locked, routed));
                }
            }
            planEvent(asOf, event);
            last = event.seq();
        }
        if (changed) {
            cases.save(current);
        }
        cases.planned(current.accidentNo(), last);
    }

    private List<LineRouting.Routed> routeLines(Cases.Locked locked, Sequenced event) {
        CaseDocument document = locked.document();
        if (rules.forInsurers(event.event().type()).isEmpty() || document.occurredAt().isEmpty()) {
            return List.of();
        }
        return document.vehicles().stream()
                .filter(routing::isInsurable)
                .flatMap(
                        vehicle ->
                                List.of(PolicyKind.values()).stream()
                                        .filter(k -> !routing.isRouted(document, vehicle, k))
                                        .map(k -> routing.route(document, vehicle, k, Set.of())))
                .toList();
    }

    private void planEvent(CaseDocument document, Sequenced event) {
        for (Rule rule : rules.on(event.event().type())) {
            if (rule.isForInsurers()) {
                lines.of(document.accidentNo()).stream()
                        .filter(line -> !line.refusedBy().contains(line.partner()))
                        .forEach(line -> planLine(document, event, line, rule));
            } else {
                partners.all().stream()
                        .filter(partner -> rule.isTo(partner, document))
                        .forEach(p -> plan.forCase(document, event, to(p, rule)));
            }
        }
    }

    private void planLine(CaseDocument document, Sequenced event, Lines.Line line, Rule rule) {
        partners.find(line.partner())
                .ifPresent(partner -> plan.forLine(document, event, line, to(partner, rule)));
    }

    private static DeliveryPlan.To to(Partner partner, Rule rule) {
        return new DeliveryPlan.To(partner, rule.send());
    }

    @Override
    public void assign(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            String partner,
            String who,
            String why) {
        Lines.Key key = new Lines.Key(accidentNo, vehicleId, kind);
        ledger.record(
                () -> {
                    Cases.Locked locked = cases.lock(accidentNo).orElseThrow();
                    queue.assign(
                            new RoutingQueue.Assignment(
                                    accidentNo, vehicleId, kind, partner, who, why));
                    vehicle(locked.document(), key)
                            .ifPresent(v -> reroute(locked, v, kind, Set.of()));
                    cases.save(locked.document());
                });
    }

    private static Optional<Vehicle> vehicle(CaseDocument document, Lines.Key key) {
        return document.vehicles().stream()
                .filter(v -> v.vehicleId().equals(key.vehicleId()))
                .findFirst();
    }

    /** The line's partner said "not insured here": routes again without it. */
    void redirect(Lines.Line line) {
        Cases.Locked locked = cases.lock(line.key().accidentNo()).orElseThrow();
        lines.refusedBy(line.key(), line.partner());
        Set<String> refused = lines.find(line.key()).orElse(line).refusedBy();
        CaseDocument document = locked.document();
        vehicle(document, line.key())
                .ifPresent(v -> reroute(locked, v, line.key().kind(), refused));
        cases.save(document);
    }

    private void reroute(
            Cases.Locked locked, Vehicle vehicle, PolicyKind kind, Set<String> refused) {
        LineRouting.Routed routed = routing.route(locked.document(), vehicle, kind, refused);
        if (routed.isNotLinked()) {
            hubEvents.notLinked(locked, routed);
            outbox.planCase(routed.key().accidentNo());
        }
        Optional<Lines.Line> line = lines.find(routed.key());
        if (line.isPresent() && !refused.contains(line.get().partner())) {
            planFullReport(locked, routed.key());
        }
    }

    private void planFullReport(Cases.Locked locked, Lines.Key key) {
        Lines.Line line = lines.find(key).orElseThrow();
        cases.eventsAfter(key.accidentNo(), 0).stream()
                .filter(e -> rules.forInsurers(e.event().type()).isPresent())
                .reduce((first, second) -> second)
                .ifPresent(e -> planFullReport(locked.document(), e, line));
    }

    private void planFullReport(CaseDocument document, Sequenced event, Lines.Line line) {
        rules.forInsurers(event.event().type())
                .ifPresent(rule -> planLine(document, event, line, rule));
    }
}
