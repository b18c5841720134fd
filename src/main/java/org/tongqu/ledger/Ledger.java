package org.tongqu.ledger;

import org.tongqu.failure.TongquException;

import java.util.function.Supplier;

/** The one transaction seam: what a module records together, it records through here. */
public interface Ledger {

    /**
     * Runs the work in one transaction; nested calls join it. Durable when this returns.
     *
     * @throws TongquException STORE_UNAVAILABLE when the database cannot be reached
     */
    <T> T record(Supplier<T> work);

    /**
     * As {@link #record(Supplier)}; inside another transaction, a failure undoes this work alone.
     *
     * @throws TongquException STORE_UNAVAILABLE, as {@link #record(Supplier)}
     */
    <T> T recordApart(Supplier<T> work);

    /** As {@link #record(Supplier)}, for work without a result. */
    default void record(Runnable work) {
        record(
                () -> {
                    work.run();
                    return true;
                });
    }
}
