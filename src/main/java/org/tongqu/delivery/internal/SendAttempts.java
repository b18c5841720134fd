package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Attempts;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One attempt at a time: claim, translate once, seal anew, and settle by the answer. */
@Component
final class SendAttempts implements Attempts {
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final PartnerDirectory partners;
    private final DeliveryStore store;
    private final Speeches speeches;
    private final Settlement settlement;
    private final FrozenDrafts drafts;
    private final Replanning replanning;
    private final Reaching reaching;
    private final TrialMessages trials;
    private final PartnerStages stages;
    private final Clock clock;

    SendAttempts(
            Ledger ledger,
            PartnerDirectory partners,
            DeliveryStore store,
            Speeches speeches,
            Settlement settlement,
            FrozenDrafts drafts,
            Replanning replanning,
            Reaching reaching,
            TrialMessages trials,
            PartnerStages stages,
            Clock clock) {
        this.ledger = ledger;
        this.partners = partners;
        this.store = store;
        this.speeches = speeches;
        this.settlement = settlement;
        this.drafts = drafts;
        this.replanning = replanning;
        this.reaching = reaching;
        this.trials = trials;
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public List<Long> pending(String partner, int limit) {
        if (isClosed(partner)) {
            return List.of();
        }
        return ledger.record(
                () ->
                        Stream.concat(
                                        trials.pending(partner, limit).stream(),
                                        store.pendingHeads(partner, limit).stream()
                                                .map(DeliveryRow::deliveryId))
                                .limit(limit)
                                .toList());
    }

    private boolean isClosed(String partner) {
        return partners.get(partner).delivery().closedUntil(clock.instant()).isPresent();
    }

    @Override
    public Optional<Attempt> begin(long deliveryId) {
        if (TrialRow.isTrial(deliveryId)) {
            return trials.begin(deliveryId);
        }
        return ledger.record(() -> claim(deliveryId).filter(this::maySend).flatMap(this::prepare));
    }

    /** A question holds references only. */
    private boolean maySend(DeliveryRow row) {
        return row.unsure() || replanning.maySend(row);
    }

    /** A closed partner's deliveries wait as they are; the sweep puts them off. */
    private Optional<DeliveryRow> claim(long deliveryId) {
        Optional<DeliveryRow> row =
                store.find(deliveryId)
                        .filter(r -> stages.isLive(r.partner()) && !isClosed(r.partner()))
                        .filter(r -> reaching.admits(r, partners.get(r.partner())));
        Duration lease =
                row.map(r -> partners.get(r.partner()).delivery().answerWithin())
                        .orElse(Duration.ZERO)
                        .plus(LEASE_MARGIN);
        return row.flatMap(r -> store.claim(r.deliveryId(), clock.instant().plus(lease)));
    }

    private Optional<Attempt> prepare(DeliveryRow row) {
        Partner partner = partners.get(row.partner());
        try {
            Parcel parcel = parcel(row, partner);
            return Optional.of(
                    new Attempt(
                            row.deliveryId(),
                            row.uuid().toString(),
                            row.partner(),
                            row.accidentNo(),
                            row.token(),
                            parcel,
                            row.unsure()));
        } catch (TongquException e) {
            cannotSend(row, partner, e);
            return Optional.empty();
        }
    }

    private Parcel parcel(DeliveryRow row, Partner partner) {
        Speech speech = speeches.of(partner);
        return row.unsure()
                ? speech.ask(partner, row)
                : speech.seal(partner, row, drafts.of(partner, row));
    }

    private void cannotSend(DeliveryRow row, Partner partner, TongquException e) {
        switch (e.code().kind()) {
            case UNAVAILABLE -> settlement.retry(row, partner, e.code());
            case INVALID, REFUSED, DEFECT -> settlement.park(row, e.code());
        }
    }

    @Override
    public void handedOver(Attempt attempt) {
        if (TrialRow.isTrial(attempt.deliveryId())) {
            trials.handedOver(attempt);
            return;
        }
        reaching.reached(attempt.partner());
        Partner partner = partners.get(attempt.partner());
        ledger.record(
                () ->
                        current(attempt)
                                .ifPresent(
                                        row ->
                                                store.move(
                                                        row,
                                                        new DeliveryStore.Move(
                                                                List.of(DeliveryState.SENDING),
                                                                DeliveryState.AWAITING,
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                clock.instant()
                                                                        .plus(
                                                                                partner.delivery()
                                                                                        .answerWithin())))));
    }

    @Override
    public void answered(Attempt attempt, Parcel answer) {
        if (TrialRow.isTrial(attempt.deliveryId())) {
            trials.answered(attempt, answer);
            return;
        }
        reaching.reached(attempt.partner());
        Partner partner = partners.get(attempt.partner());
        ledger.record(
                () ->
                        current(attempt)
                                .ifPresent(
                                        row ->
                                                settlement.settle(
                                                        row,
                                                        partner,
                                                        reply(row, partner, answer, attempt))));
    }

    private Reply reply(DeliveryRow row, Partner partner, Parcel answer, Attempt attempt) {
        try {
            List<Reply> replies =
                    speeches.of(partner).read(partner, row, answer, attempt.question());
            return replies.size() == 1 && names(replies.get(0), row)
                    ? replies.get(0)
                    : unreadable(Optional.empty());
        } catch (TongquException e) {
            return unreadable(Optional.of(e.code().name()));
        }
    }

    private static boolean names(Reply reply, DeliveryRow row) {
        return reply.deliveryRef().filter(row::isNamed).isPresent()
                && NamedDeliveries.isOfItsCase(reply, row);
    }

    private static Reply unreadable(Optional<String> code) {
        return new Reply(Outcome.UNREADABLE, Optional.empty(), code, Optional.empty());
    }

    @Override
    public void failed(Attempt attempt, boolean maybeReceived, ErrorCode reason) {
        if (TrialRow.isTrial(attempt.deliveryId())) {
            trials.failed(attempt, reason);
            return;
        }
        Partner partner = partners.get(attempt.partner());
        boolean unsure = maybeReceived || attempt.question();
        ledger.record(
                () ->
                        current(attempt)
                                .map(row -> reaching.spared(row, partner, maybeReceived))
                                .filter(row -> !reaching.postpones(row, partner, maybeReceived))
                                .ifPresent(row -> failed(row, partner, unsure, reason)));
    }

    private void failed(DeliveryRow row, Partner partner, boolean unsure, ErrorCode reason) {
        if (unsure) {
            settlement.unknown(row, partner, ErrorCode.OUTCOME_UNKNOWN);
        } else {
            settlement.retry(row, partner, reason);
        }
    }

    @Override
    public void met(Attempt attempt, String symptom) {
        if (TrialRow.isTrial(attempt.deliveryId())) {
            trials.met(attempt, symptom);
            return;
        }
        reaching.met(partners.get(attempt.partner()), symptom);
    }

    private Optional<DeliveryRow> current(Attempt attempt) {
        return store.find(attempt.deliveryId()).filter(row -> row.token() == attempt.token());
    }
}
