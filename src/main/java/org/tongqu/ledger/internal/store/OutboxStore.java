package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongqu.ledger.Outbox;
import org.tongqu.ledger.OutboxRelay;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/** The transactional outbox. */
@Component
final class OutboxStore implements Outbox, OutboxRelay {
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    OutboxStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(String queue, String reference) {
        jdbc.sql("insert into ledger_outbox (queue, reference, created_at) values (?, ?, ?)")
                .params(queue, reference, Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wake.run();
                    }
                });
    }

    @Override
    public void onCommit(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public List<Entry> take(int limit) {
        return jdbc.sql(
                        "delete from ledger_outbox where position in (select position from"
                                + " ledger_outbox order by position limit ? for update skip"
                                + " locked) returning position, queue, reference")
                .param(limit)
                .query((row, n) -> new Entry(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }
}
