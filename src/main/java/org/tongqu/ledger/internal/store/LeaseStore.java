package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.Leases;

import java.time.Duration;
import java.util.UUID;

/** Leases by the database's clock. */
@Component
final class LeaseStore implements Leases {
    private final JdbcClient jdbc;
    private final String node = UUID.randomUUID().toString();

    LeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** This node's name. */
    String node() {
        return node;
    }

    @Override
    public boolean hold(String name, Duration length) {
        return jdbc.sql(
                                "insert into ledger_lease as l values (?, ?, now() +"
                                        + " make_interval(secs => ?)) on conflict (name) do update set"
                                        + " holder = excluded.holder, until = excluded.until where"
                                        + " l.holder = excluded.holder or l.until < now()")
                        .params(name, node, (double) length.toSeconds())
                        .update()
                == 1;
    }
}
