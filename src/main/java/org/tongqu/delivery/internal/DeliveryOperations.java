package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryList;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.partner.PartnerDirectory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators do, and the sweep that repairs what crashes and silence leave behind. */
@Component
final class DeliveryOperations implements Deliveries {
    private static final int SWEPT = 500;

    private final Ledger ledger;
    private final DeliveryStore store;
    private final DeliveryList list;
    private final HandOver handOver;
    private final Settlement settlement;
    private final PartnerDirectory partners;
    private final AuditTrail audit;
    private final Clock clock;

    DeliveryOperations(
            Ledger ledger,
            DeliveryStore store,
            DeliveryList list,
            HandOver handOver,
            Settlement settlement,
            PartnerDirectory partners,
            AuditTrail audit,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.list = list;
        this.handOver = handOver;
        this.settlement = settlement;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Shown> list(Optional<String> partner, Optional<DeliveryState> state, int limit) {
        return list.list(partner, state, limit);
    }

    @Override
    public List<Shown> ofCase(String accidentNo) {
        return list.ofCase(accidentNo);
    }

    @Override
    public Optional<Shown> find(long deliveryId) {
        return list.find(deliveryId);
    }

    @Override
    public Map<String, Standing> standings() {
        return list.standings();
    }

    @Override
    public Map<String, Standing> unfinished() {
        return list.unfinished();
    }

    @Override
    public boolean retry(long deliveryId, String who) {
        return ledger.record(
                () ->
                        store.find(deliveryId)
                                .filter(
                                        row ->
                                                pending(
                                                        row,
                                                        DeliveryState.PARKED,
                                                        DeliveryState.REFUSED,
                                                        DeliveryState.UNKNOWN,
                                                        DeliveryState.RETRY))
                                .map(row -> retried(row, who))
                                .orElse(false));
    }

    private boolean retried(DeliveryRow row, String who) {
        audit.append(
                "delivery.retried",
                row.accidentNo(),
                who,
                Map.of("delivery", Long.toString(row.deliveryId())));
        handOver.head(row.lineKey());
        return true;
    }

    @Override
    public int resume(String partner) {
        return ledger.record(
                () -> {
                    List<DeliveryRow> heads = store.pendingHeads(partner, SWEPT);
                    heads.forEach(row -> handOver.head(row.lineKey()));
                    return heads.size();
                });
    }

    @Override
    public int sweep() {
        return ledger.record(
                () -> closures() + retries() + questions() + leases() + silences() + untaken());
    }

    /** What is due at a closed partner waits until it opens. */
    private int closures() {
        partners.all()
                .forEach(
                        p ->
                                p.delivery()
                                        .closedUntil(clock.instant())
                                        .ifPresent(until -> store.postpone(p.name(), until)));
        return 0;
    }

    private int retries() {
        return again(DeliveryState.RETRY);
    }

    /** The next attempt of what is unknown asks, and sends nothing. */
    private int questions() {
        return again(DeliveryState.UNKNOWN);
    }

    private int again(DeliveryState state) {
        List<DeliveryRow> due = store.due(state, SWEPT);
        due.forEach(
                row -> {
                    pending(row, state);
                    handOver.head(row.lineKey());
                });
        return due.size();
    }

    private int leases() {
        return unknown(DeliveryState.SENDING);
    }

    private int silences() {
        return unknown(DeliveryState.AWAITING);
    }

    private int unknown(DeliveryState state) {
        List<DeliveryRow> due = store.due(state, SWEPT);
        due.forEach(
                row ->
                        settlement.unknown(
                                row, partners.get(row.partner()), ErrorCode.OUTCOME_UNKNOWN));
        return due.size();
    }

    private int untaken() {
        List<DeliveryRow> due = store.due(DeliveryState.PENDING, SWEPT);
        due.forEach(
                row -> {
                    pending(row, DeliveryState.PENDING);
                    handOver.head(row.lineKey());
                });
        return 0;
    }

    private boolean pending(DeliveryRow row, DeliveryState... from) {
        return store.move(
                row,
                new DeliveryStore.Move(
                        List.of(from),
                        DeliveryState.PENDING,
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant().plus(HandOver.TAKEN_WITHIN)));
    }
}
