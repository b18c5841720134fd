package org.tongqu.partner;

/** Asks how far a partner has come; implemented by whoever keeps the decisions. Thread-safe. */
public interface PartnerStages {

    /** The stage of a partner; a partner that is not connected is a draft. */
    PartnerStage of(String partner);

    /** Whether deliveries to it are handed over. */
    default boolean isLive(String partner) {
        return of(partner) == PartnerStage.LIVE;
    }

    /** Whether what it sends is refused. */
    default boolean isSuspended(String partner) {
        return of(partner) == PartnerStage.SUSPENDED;
    }
}
