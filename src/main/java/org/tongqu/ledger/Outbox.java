package org.tongqu.ledger;

/** Work to hand to a queue once the transaction is committed. */
public interface Outbox {

    /** Adds a reference for a queue; handed over after the commit, at least once. */
    void add(String queue, String reference);
}
