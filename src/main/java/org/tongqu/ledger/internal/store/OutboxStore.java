package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
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
    private final AtCommit<Added> added = new AtCommit<>(this::write, () -> wake.run());

    private record Added(String queue, String reference) {}

    OutboxStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(String queue, String reference) {
        added.add(new Added(queue, reference));
    }

    private void write(List<Added> rows) {
        jdbc.sql(
                        "insert into ledger_outbox (queue, reference, created_at) select q, r, ?"
                                + " from unnest(?::text[], ?::text[]) as added (q, r)")
                .params(
                        Timestamp.from(clock.instant()),
                        rows.stream().map(Added::queue).toArray(String[]::new),
                        rows.stream().map(Added::reference).toArray(String[]::new))
                .update();
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
