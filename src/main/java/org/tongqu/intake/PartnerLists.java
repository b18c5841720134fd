package org.tongqu.intake;

import org.tongqu.parcel.Parcel;

import java.util.Optional;

/**
 * Lists that a partner keeps of what has happened: read page by page, from where reading stopped.
 *
 * <p>The position is kept in the ledger, and moves in the transaction that records a page. The
 * caller holds the lease {@link #lease} for its node.
 */
public interface PartnerLists {

    /**
     * A page to be asked for.
     *
     * @param reached the version that was read to its end
     * @param target the version that the list had when reading began
     * @param page from 1
     */
    record Page(String partner, String reached, String target, int page) {}

    /**
     * What became of a page.
     *
     * @param news rows that were news, and are recorded
     * @param known rows that said nothing new: counted, not recorded
     * @param refused rows that are kept with what is wrong with them; they stop nothing
     * @param next the page after it; empty when the list is at its end
     */
    record Taken(int news, int known, int refused, Optional<Page> next) {}

    /** Name of the lease under which a partner's list is read. */
    static String lease(String partner) {
        return "list/" + partner;
    }

    /** The sealed question for the version that the list has reached: {@code version-question}. */
    Parcel askVersion(String partner);

    /**
     * Where reading goes on, by the partner's answer ({@code version-in}); empty when nothing is
     * new.
     *
     * @throws org.tongqu.failure.TongquException when the answer proves or says nothing
     */
    Optional<Page> next(String partner, Parcel answer);

    /** The sealed question for a page: {@code list-question}, which sees version and page. */
    Parcel askPage(Page page);

    /**
     * Records each row of a page ({@code progress-in}) and moves the position, in one transaction.
     *
     * @throws org.tongqu.failure.TongquException when the page as a whole cannot be read, or
     *     another node has read it; the position stays
     */
    Taken take(Page page, Parcel answer);
}
