package org.tongqu.delivery;

import org.tongqu.failure.ErrorCode;
import org.tongqu.parcel.Parcel;

import java.util.Optional;

/** Attempts to send one delivery; only one claimant at a time, by the ledger's own update. */
public interface Attempts {

    /** A claimed delivery, sealed and ready to cross the wire. */
    record Attempt(
            long deliveryId,
            String uuid,
            String partner,
            String accidentNo,
            long token,
            Parcel parcel) {}

    /** Claims, translates and seals; empty when it is not to be sent now. */
    Optional<Attempt> begin(long deliveryId);

    /** The parcel was handed over; the answer comes by another way. */
    void handedOver(Attempt attempt);

    /** The partner's immediate answer. */
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
