package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Attempts.Attempt;
import org.tongqu.delivery.Trials;
import org.tongqu.delivery.internal.store.TrialList;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.delivery.internal.store.TrialStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Outbox;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.util.List;
import java.util.Optional;

/** Sends trials where deliveries are sent, and notes what comes of them. */
@Component
final class TrialMessages implements Trials {
    private static final String MESSAGE = "accident-out";
    private static final String QUESTION = "accident-question";

    private final Ledger ledger;
    private final Outbox outbox;
    private final PartnerDirectory partners;
    private final TrialStore store;
    private final TrialList list;
    private final TrialSpeech speech;

    TrialMessages(
            Ledger ledger,
            Outbox outbox,
            PartnerDirectory partners,
            TrialStore store,
            TrialList list,
            TrialSpeech speech) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.partners = partners;
        this.store = store;
        this.list = list;
        this.speech = speech;
    }

    @Override
    public long send(Order order) {
        Partner partner = partners.get(order.partner());
        return ledger.record(
                () -> {
                    long id = store.add(order, order.question() ? QUESTION : MESSAGE);
                    if (Way.of(partner) == Way.PUSH) {
                        outbox.add("deliver." + partner.name(), Long.toString(id));
                    }
                    return id;
                });
    }

    @Override
    public Seen look(long trialId) {
        return ledger.record(() -> list.look(trialId));
    }

    /** As {@code Attempts.pending}, whatever the partner's stage. */
    List<Long> pending(String partner, int limit) {
        return store.pending(partner, limit);
    }

    /** As {@code Attempts.begin}. */
    Optional<Attempt> begin(long trialId) {
        return ledger.record(() -> store.claim(trialId).flatMap(this::prepare));
    }

    private Optional<Attempt> prepare(TrialRow trial) {
        try {
            Partner partner = partners.get(trial.message().partner());
            Parcel parcel = speech.parcel(partner, trial);
            return Optional.of(
                    new Attempt(
                            trial.message().deliveryId(),
                            trial.message().uuid().toString(),
                            partner.name(),
                            trial.message().accidentNo(),
                            0,
                            parcel,
                            trial.isQuestion()));
        } catch (TongquException e) {
            store.end(trial, State.HELD, e.code());
            return Optional.empty();
        }
    }

    /** As {@code Attempts.handedOver}. */
    void handedOver(Attempt attempt) {
        ledger.record(() -> store.find(attempt.deliveryId()).ifPresent(store::awaiting));
    }

    /** As {@code Attempts.answered}. */
    void answered(Attempt attempt, Parcel answer) {
        ledger.record(
                () ->
                        store.find(attempt.deliveryId())
                                .ifPresent(trial -> speech.read(trial, answer)));
    }

    /** As {@code Attempts.failed}. */
    void failed(Attempt attempt, ErrorCode reason) {
        ledger.record(
                () ->
                        store.find(attempt.deliveryId())
                                .ifPresent(trial -> store.end(trial, State.FAILED, reason)));
    }

    /** As {@code Attempts.met}. */
    void met(Attempt attempt, String symptom) {
        ledger.record(() -> store.met(attempt.deliveryId(), symptom));
    }
}
