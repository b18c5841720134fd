package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.Cursors;

import java.util.Optional;

/** Positions; the lease is checked in the statement that moves one. */
@Component
final class CursorStore implements Cursors {
    private static final String HELD =
            " exists (select 1 from ledger_lease where name = ? and holder = ? and until > now())";

    private final JdbcClient jdbc;
    private final LeaseStore leases;

    CursorStore(JdbcClient jdbc, LeaseStore leases) {
        this.jdbc = jdbc;
        this.leases = leases;
    }

    @Override
    public Optional<String> position(String partner, String stream) {
        return jdbc.sql("select position from ledger_cursor where partner = ? and stream = ?")
                .params(partner, stream)
                .query(String.class)
                .optional();
    }

    @Override
    public boolean move(Move move) {
        int moved = move.from().isEmpty() ? first(move) : next(move, move.from().get());
        return moved == 1;
    }

    private int first(Move move) {
        return jdbc.sql(
                        "insert into ledger_cursor select ?, ?, ? where"
                                + HELD
                                + " on conflict do nothing")
                .params(move.partner(), move.stream(), move.to(), move.lease(), leases.node())
                .update();
    }

    private int next(Move move, String from) {
        return jdbc.sql(
                        "update ledger_cursor set position = ? where partner = ? and stream = ?"
                                + " and position = ? and"
                                + HELD)
                .params(move.to(), move.partner(), move.stream(), from, move.lease(), leases.node())
                .update();
    }
}
