package org.tongqu.ledger.internal.store;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of one transaction, gathered and written in one statement just before its commit. */
final class AtCommit<T> {
    private final Consumer<List<T>> write;
    private final Runnable committed;

    /**
     * Gathers for one table.
     *
     * @param write in the transaction; what fails here rolls it back
     * @param committed after the commit of a transaction that wrote
     */
    AtCommit(Consumer<List<T>> write, Runnable committed) {
        this.write = write;
        this.committed = committed;
    }

    /** Adds a row to the current transaction; writes it at once where there is none. */
    void add(T row) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write.accept(List.of(row));
            committed.run();
            return;
        }
        gathered().add(row);
    }

    private List<T> gathered() {
        @SuppressWarnings("unchecked")
        Gathering<T> found = (Gathering<T>) TransactionSynchronizationManager.getResource(this);
        if (found != null) {
            return found.rows;
        }
        Gathering<T> gathering = new Gathering<>(this);
        TransactionSynchronizationManager.bindResource(this, gathering);
        TransactionSynchronizationManager.registerSynchronization(gathering);
        return gathering.rows;
    }

    private static final class Gathering<T> implements TransactionSynchronization {
        private final AtCommit<T> table;
        private final List<T> rows = new ArrayList<>();

        Gathering(AtCommit<T> table) {
            this.table = table;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            table.write.accept(List.copyOf(rows));
        }

        @Override
        public void afterCommit() {
            table.committed.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(table);
        }
    }
}
