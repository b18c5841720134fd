package org.tongqu.intake;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;

import java.util.Optional;

/** The way in for messages in a partner's own protocol: incidents, progress. */
public interface PartnerIntake {

    /**
     * Where a parcel came in.
     *
     * @param partner whose channel it is
     * @param message name in the partner's {@code mapping.yaml}, e.g. {@code progress-in}
     * @param channel for the ledger, e.g. {@code jms}
     * @param sealed false only where the channel itself authenticates (broker account)
     */
    record Channel(String partner, String message, String channel, boolean sealed) {}

    /**
     * What became of a parcel.
     *
     * @param news statements that were news, and are recorded
     * @param problem the first thing wrong with it, recorded too
     * @param authentic whether its sender was proven
     */
    record Taken(int news, Optional<ErrorCode> problem, boolean authentic) {}

    /**
     * Opens, translates, authorises and records each statement of a parcel that is news.
     *
     * @throws TongquException STORE_UNAVAILABLE only: what is wrong with a parcel is recorded, with
     *     its code, and does not come back
     */
    Taken accept(Channel channel, Parcel parcel);

    /**
     * The hub's answer to a parcel, in the partner's shape, sealed for it.
     *
     * @param message of use {@code ask} in the partner's mapping; sees {@code .ref.outcome}
     *     (ACCEPTED, DUPLICATE, REFUSED), {@code .ref.code} and {@code .ref.now}
     */
    Parcel answer(String partner, String message, Taken taken);
}
