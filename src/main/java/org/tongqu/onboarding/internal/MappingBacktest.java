package org.tongqu.onboarding.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.RecordedDeliveries;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.mapping.Rehearsals;
import org.tongqu.mapping.Rehearsals.Rehearsal;
import org.tongqu.onboarding.Backtest;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.util.Map;

/** Runs the mapping in force and the changed one over each frozen view, in memory. */
@Component
final class MappingBacktest implements Backtest {
    private final PartnerDirectory partners;
    private final RecordedDeliveries recorded;
    private final Rehearsals rehearsals;
    private final Ledger ledger;
    private final AuditTrail audit;

    MappingBacktest(
            PartnerDirectory partners,
            RecordedDeliveries recorded,
            Rehearsals rehearsals,
            Ledger ledger,
            AuditTrail audit) {
        this.partners = partners;
        this.recorded = recorded;
        this.rehearsals = rehearsals;
        this.ledger = ledger;
        this.audit = audit;
    }

    @Override
    public Outcome run(Wish wish) {
        Partner partner = partners.get(wish.partner());
        Rehearsal before = rehearsals.inForce(mapping(partner));
        Rehearsal after = rehearsals.of(wish.mapping());
        BacktestTally tally = new BacktestTally(partner.name());
        int seen =
                recorded.each(
                        partner.name(),
                        wish.since(),
                        wish.limit(),
                        one -> tally.add(one, before, after));
        ledger.record(
                () ->
                        audit.append(
                                "mapping.backtested",
                                partner.name(),
                                wish.who(),
                                Map.of(
                                        "folder", String.valueOf(wish.mapping().getFileName()),
                                        "since", wish.since().toString(),
                                        "deliveries", Integer.toString(seen))));
        return tally.outcome(seen);
    }

    private static String mapping(Partner partner) {
        return partner.mapping()
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.ONBOARDING_REFUSED,
                                        partner.name() + " has no mapping"));
    }
}
