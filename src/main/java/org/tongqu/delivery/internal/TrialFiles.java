package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Trials;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.delivery.internal.store.TrialStore;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Flaw;

import java.util.List;
import java.util.Optional;

/** Trials of batch partners: each goes in a file of its own. */
@Component
final class TrialFiles {
    private final TrialStore store;
    private final TrialSpeech speech;

    TrialFiles(TrialStore store, TrialSpeech speech) {
        this.store = store;
        this.speech = speech;
    }

    /** A trial that is ready for its file. */
    record Ready(TrialRow trial, Draft draft) {
        List<Draft> records() {
            return List.of(draft);
        }

        Optional<Flaw> flaw() {
            return trial.flaw();
        }
    }

    /** The oldest trial that waits and can be translated. */
    Optional<Ready> next(Partner partner) {
        return store.pending(partner.name())
                .flatMap(row -> store.claim(row.message().deliveryId()))
                .flatMap(trial -> translated(partner, trial));
    }

    private Optional<Ready> translated(Partner partner, TrialRow trial) {
        try {
            return Optional.of(new Ready(trial, speech.draft(partner, trial)));
        } catch (TongquException e) {
            store.end(trial, Trials.State.HELD, e.code());
            return Optional.empty();
        }
    }

    /** It went into this file. */
    void joined(Ready ready, String transmission) {
        store.join(ready.trial(), transmission);
    }

    /** The file is at the partner. */
    void sent(String partner, String transmission) {
        store.byFile(partner, transmission).ifPresent(store::awaiting);
    }
}
