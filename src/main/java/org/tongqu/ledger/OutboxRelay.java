package org.tongqu.ledger;

import java.util.List;

/** The reading side of the outbox, for whoever hands its entries to the queues. */
public interface OutboxRelay {

    /** One piece of work; the position is unique for ever and serves as duplicate id. */
    record Entry(long position, String queue, String reference) {}

    /** Sets what is called after each commit that added entries; must return at once. */
    void onCommit(Runnable wake);

    /** Removes and returns the oldest entries; they come back if the transaction rolls back. */
    List<Entry> take(int limit);
}
