package org.tongqu.routes;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Planning;
import org.tongqu.intake.HeldStatements;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.Outbox;

import java.time.Clock;
import java.time.Duration;

/** Work on cases: plan them, and sweep up what was left. */
@Component("caseWork")
final class CaseWork {
    private static final Duration PLANNED_WITHIN = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int SWEPT = 200;

    private final Planning planning;
    private final Deliveries deliveries;
    private final HeldStatements held;
    private final Ledger ledger;
    private final Leases leases;
    private final Cases cases;
    private final Messages messages;
    private final Outbox outbox;
    private final Steps steps;
    private final Clock clock;

    CaseWork(
            Planning planning,
            Deliveries deliveries,
            HeldStatements held,
            Ledger ledger,
            Leases leases,
            Cases cases,
            Messages messages,
            Outbox outbox,
            Steps steps,
            Clock clock) {
        this.planning = planning;
        this.deliveries = deliveries;
        this.held = held;
        this.ledger = ledger;
        this.leases = leases;
        this.cases = cases;
        this.messages = messages;
        this.outbox = outbox;
        this.steps = steps;
        this.clock = clock;
    }

    /** Plans the case that a queue entry names. */
    public void plan(String accidentNo) {
        steps.time("plan", "hub", () -> planning.plan(accidentNo));
    }

    /** Tries a held statement again that a queue entry names. */
    public void release(String reference) {
        held.release(reference);
    }

    /** Repairs what crashes and silence left behind; one node at a time. */
    public void sweep() {
        if (!ledger.record(() -> leases.hold("sweep", LEASE))) {
            return;
        }
        deliveries.sweep();
        ledger.record(() -> messages.forgetNonces());
        held.sweep();
        ledger.record(
                () ->
                        cases.unplanned(clock.instant().minus(PLANNED_WITHIN), SWEPT)
                                .forEach(outbox::planCase));
    }
}
