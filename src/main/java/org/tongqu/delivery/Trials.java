package org.tongqu.delivery;

import org.tongqu.accident.EventType;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Lines;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.sealing.Flaw;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages of a conformance run: they take the road of deliveries, and settle nothing.
 *
 * <p>A trial is translated, sealed and sent by the same code and route as a delivery, whatever the
 * partner's stage; its answer is opened and read by the same code. It belongs to no case, is tried
 * once, and its content is fictional.
 */
public interface Trials {

    /**
     * A message to be sent.
     *
     * @param uuid its id; the id of an earlier one makes it a repeat
     * @param question whether it asks, of a partner that can be asked, if an earlier one is there
     * @param reportNo what an earlier answer called the claim
     * @param flaw what is to be wrong with it
     */
    record Order(
            String partner,
            UUID uuid,
            Lines.Key line,
            EventType event,
            int contentVersion,
            boolean question,
            DisclosedView view,
            Optional<String> reportNo,
            Optional<Flaw> flaw) {}

    /** Where a trial is. */
    enum State {
        PENDING,
        SENDING,
        AWAITING,
        /** An answer that is proven and can be read. */
        ANSWERED,
        /** It did not get through, or its answer is worth nothing. */
        FAILED,
        /** It was not sent: it cannot be translated or sealed. */
        HELD
    }

    /**
     * What came of a trial so far.
     *
     * @param reason why it is held or failed
     * @param symptom what was met on the way, e.g. {@code http-500} or {@code wrong-id}
     * @param answers how many proven answers named it
     */
    record Seen(
            long trialId,
            UUID uuid,
            String accidentNo,
            State state,
            Optional<Outcome> outcome,
            Optional<String> partnerCode,
            Optional<String> reportNo,
            Optional<ErrorCode> reason,
            Optional<String> symptom,
            int answers,
            Optional<String> payloadDigest,
            Instant createdAt,
            Optional<Instant> sentAt,
            Optional<Instant> endedAt) {}

    /** Sends a message on the partner's own road; answers its id. */
    long send(Order order);

    /** What came of it so far. */
    Seen look(long trialId);
}
