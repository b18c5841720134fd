package org.tongqu.intake;

import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;

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
     * Opens, translates, authorises and records each statement of a parcel that is news.
     *
     * @return how many statements were news
     * @throws TongquException STORE_UNAVAILABLE only: what is wrong with a parcel is recorded, with
     *     its code, and does not come back
     */
    int accept(Channel channel, Parcel parcel);
}
