package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.TrialRow;
import org.tongqu.delivery.internal.store.TrialStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;

import java.util.Optional;

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

    /** An answer that names no delivery: perhaps a trial, whose id is returned, or nothing. */
    Optional<String> received(String partner, Reply reply) {
        Optional<TrialRow> trial = reply.deliveryRef().flatMap(ref -> find(partner, ref));
        trial.ifPresentOrElse(
                found -> answered(found, reply),
                () -> store.metByAwaiting(partner, symptom(reply)));
        return trial.map(found -> found.message().uuid().toString());
    }

    /** Whether it names a trial of the partner, by its id or by the file that answers it. */
    boolean isNamed(String partner, String file, Reply reply) {
        Optional<TrialRow> trial =
                file.isEmpty()
                        ? reply.deliveryRef().flatMap(ref -> find(partner, ref))
                        : store.byFile(partner, file);
        return trial.filter(t -> NamedDeliveries.isOfItsCase(reply, t.message())).isPresent();
    }

    private Optional<TrialRow> find(String partner, String reference) {
        return reference.matches("[0-9]{12}")
                ? store.byTrace(partner, Long.parseLong(reference))
                : NamedDeliveries.uuid(reference).flatMap(id -> store.byUuid(partner, id));
    }

    private void answered(TrialRow trial, Reply reply) {
        if (NamedDeliveries.isOfItsCase(reply, trial.message())) {
            store.answered(trial, reply);
        } else {
            store.met(trial.message().deliveryId(), "wrong-id");
        }
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
            trial.ifPresent(found -> answered(found, reply));
        } else if (reply.outcome() == Outcome.UNREADABLE) {
            trial.ifPresent(found -> store.met(found.message().deliveryId(), "unreadable"));
        }
    }
}
