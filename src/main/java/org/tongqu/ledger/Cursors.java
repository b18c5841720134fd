package org.tongqu.ledger;

import java.util.Optional;

/** How far lists that partners keep have been read; under the reader's lease. */
public interface Cursors {

    /** Where reading goes on; empty before the first time. */
    Optional<String> position(String partner, String stream);

    /**
     * Moves a position on, in the caller's transaction.
     *
     * @return false when it is not where the caller found it, or the lease is another node's
     */
    boolean move(Move move);

    /**
     * From where to where.
     *
     * @param lease name of the lease that this node must hold
     */
    record Move(String partner, String stream, Optional<String> from, String to, String lease) {}
}
