package org.tongqu.intake;

import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.parcel.Parcel;

import java.util.Optional;

/**
 * Events that a partner tells page by page, each after a position that it gave. The caller holds
 * the lease {@link #lease} for its node.
 */
public interface EventPages {

    /**
     * The sealed question for what comes after the last position taken: mapping message {@code
     * events-question}, with {@code .ref.after} (absent at first).
     *
     * @return empty while the partner is closed
     */
    Optional<Parcel> ask(String partner);

    /**
     * Opens a page (mapping message {@code events-page}), and takes each of its items by {@code
     * progress-in}. The position moves in the transaction that records the item; an item that is
     * wrong is kept as invalid, and does not hold up the next.
     */
    Taken take(String partner, Parcel page);

    /** Name of the lease under which a partner's events are taken. */
    static String lease(String partner) {
        return "events/" + partner;
    }
}
