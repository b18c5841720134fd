package org.tongqu.ledger.internal.store;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;

import java.util.Objects;
import java.util.function.Supplier;

/** Runs work in one database transaction. */
@Component
final class LedgerTransactions implements Ledger {
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;

    LedgerTransactions(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        this.apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public <T> T record(Supplier<T> work) {
        return run(transactions, work);
    }

    @Override
    public <T> T recordApart(Supplier<T> work) {
        return run(apart, work);
    }

    private static <T> T run(TransactionTemplate transactions, Supplier<T> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (CannotCreateTransactionException
                | TransactionSystemException
                | TransientDataAccessException
                | DataAccessResourceFailureException e) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "the database did not commit", e);
        }
    }
}
