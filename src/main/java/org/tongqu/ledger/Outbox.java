package org.tongqu.ledger;

/** Work to hand to a queue once the transaction is committed. */
public interface Outbox {

    /** Adds a reference for a queue; handed over after the commit, at least once. */
    void add(String queue, String reference);

    /** Asks for the deliveries of a case to be planned. */
    default void planCase(String accidentNo) {
        add("case.plan", accidentNo);
    }
}
