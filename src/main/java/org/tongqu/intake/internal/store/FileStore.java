package org.tongqu.intake.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Kept files and how far each numbered stream is. Files lie as their partner sealed them. */
@Component
public class FileStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A waiting file. */
    public record Waiting(String name, Instant receivedAt, boolean reported) {}

    FileStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a file once. */
    public void keep(String partner, String name, byte[] content) {
        jdbc.sql(
                        "insert into intake_file (partner, name, content, received_at, state) values"
                                + " (?,?,?,?,'WAITING') on conflict do nothing")
                .params(partner, name, content, Timestamp.from(clock.instant()))
                .update();
    }

    /** Files that wait, by name. */
    public List<Waiting> waiting(String partner) {
        return jdbc.sql(
                        "select name, received_at, error_code is not null from intake_file where"
                                + " partner = ? and state = 'WAITING' order by name")
                .param(partner)
                .query(
                        (row, n) ->
                                new Waiting(
                                        row.getString(1),
                                        row.getTimestamp(2).toInstant(),
                                        row.getBoolean(3)))
                .list();
    }

    /** A file's bytes, whatever its state. */
    public Optional<byte[]> content(String partner, String name) {
        return jdbc.sql("select content from intake_file where partner = ? and name = ?")
                .params(partner, name)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Marks a file as dealt with. */
    public void taken(String partner, String name) {
        jdbc.sql("update intake_file set state = 'TAKEN' where partner = ? and name = ?")
                .params(partner, name)
                .update();
    }

    /** Remembers what a file waits for, so that it is reported once. */
    public void reported(String partner, String name, ErrorCode code) {
        jdbc.sql("update intake_file set error_code = ? where partner = ? and name = ?")
                .params(code.name(), partner, name)
                .update();
    }

    /** The number a stream waits for. */
    public int nextNumber(String partner, String stream) {
        return jdbc.sql(
                        "select next_sequence from intake_file_cursor where partner = ? and stream"
                                + " = ?")
                .params(partner, stream)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    /** Moves a stream on. */
    public void advance(String partner, String stream, int next) {
        jdbc.sql(
                        "insert into intake_file_cursor values (?, ?, ?) on conflict (partner,"
                                + " stream) do update set next_sequence = excluded.next_sequence")
                .params(partner, stream, next)
                .update();
    }
}
