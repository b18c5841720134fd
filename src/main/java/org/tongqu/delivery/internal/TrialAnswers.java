package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.delivery.internal.store.TrialStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;

import java.util.Optional;
import java.util.UUID;

/** Answers to trials that come by another way than the trial went; in the caller's transaction. */
@Component
final class TrialAnswers {
    private static final String FIRST_MEMBER = "0*1";

    private final TrialStore store;

    TrialAnswers(TrialStore store) {
        this.store = store;
    }

    /** Something came from the partner that is not proven to be its own. */
    void unproven(String partner, ErrorCode code) {
        store.metByAwaiting(partner, TrialSpeech.symptom(code));
    }

    /** An answer that names no delivery: perhaps a trial, perhaps nothing. */
    void received(String partner, Optional<UUID> uuid, Reply reply) {
        Optional<TrialRow> trial = uuid.flatMap(id -> store.byUuid(partner, id));
        trial.ifPresentOrElse(
                found -> store.answered(found, reply),
                () -> store.metByAwaiting(partner, symptom(reply)));
    }

    private static String symptom(Reply reply) {
        return reply.deliveryRef().isPresent() ? "wrong-id" : "unreadable";
    }

    /** An answer to a file: a record's result, or the refusal of the whole. */
    void receivedFor(String partner, String file, Reply reply) {
        Optional<TrialRow> trial = store.byFile(partner, file);
        boolean ofRecord = reply.deliveryRef().filter(r -> r.matches(FIRST_MEMBER)).isPresent();
        boolean ofWhole = reply.outcome() == Outcome.REFUSED && reply.deliveryRef().isEmpty();
        if (ofRecord || ofWhole) {
            trial.ifPresent(found -> store.answered(found, reply));
        } else if (reply.outcome() == Outcome.UNREADABLE) {
            trial.ifPresent(found -> store.met(found.message().deliveryId(), "unreadable"));
        }
    }
}
