package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Appends audit entries. */
@Component
final class AuditStore implements AuditTrail {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtCommit<Entry> entries = new AtCommit<>(this::write, () -> {});

    private record Entry(Instant at, String actor, String action, String subject, String facts) {}

    AuditStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void append(String action, String subject, String actor, Map<String, String> facts) {
        entries.add(new Entry(clock.instant(), actor, action, subject, text(facts)));
    }

    private void write(List<Entry> written) {
        jdbc.sql(
                        "insert into ledger_audit (at, actor, action, subject, facts) select * from"
                                + " unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[],"
                                + " ?::text[])")
                .params(
                        column(written, entry -> entry.at().toString()),
                        column(written, Entry::actor),
                        column(written, Entry::action),
                        column(written, Entry::subject),
                        column(written, Entry::facts))
                .update();
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    private static String text(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(" "));
    }
}
