package org.tongqu.delivery;

import org.tongqu.failure.ErrorCode;
import org.tongqu.parcel.Parcel;

import java.util.List;
import java.util.Optional;

/** Attempts to send one delivery; only one claimant at a time, by the ledger's own update. */
public interface Attempts {

    /**
     * A claimed delivery, sealed and ready to cross the wire.
     *
     * @param question whether it asks if the partner holds the delivery already, in place of it
     */
    record Attempt(
            long deliveryId,
            String uuid,
            String partner,
            String accidentNo,
            long token,
            Parcel parcel,
            boolean question) {}

    /** Deliveries of a partner that may be begun now, oldest first; none while it is closed. */
    List<Long> pending(String partner, int limit);

    /** Claims, translates and seals; empty when it is not to be sent now. */
    Optional<Attempt> begin(long deliveryId);

    /** The parcel was handed over; the answer comes by another way. */
    void handedOver(Attempt attempt);

    /** The partner's immediate answer, to the delivery or to the question about it. */
    void answered(Attempt attempt, Parcel answer);

    /**
     * The attempt failed.
     *
     * @param maybeReceived whether the partner may have the message all the same
     */
    void failed(Attempt attempt, boolean maybeReceived, ErrorCode reason);

    /**
     * Notes what a failed attempt met, for whoever watches; changes nothing.
     *
     * @param symptom e.g. {@code http-500}, {@code timeout}, {@code drop-connection}
     */
    default void met(Attempt attempt, String symptom) {}
}
