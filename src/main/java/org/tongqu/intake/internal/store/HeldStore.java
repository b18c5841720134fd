package org.tongqu.intake.internal.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.intake.HeldStatements.Shown;
import org.tongqu.ledger.PayloadCipher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Statements that wait for their claim. Their events are encrypted under the key of their day. */
@Component
public class HeldStore {
    private static final String COLUMNS =
            "select partner, id, message_id, channel, received_at, tries, event from intake_held ";

    private final JdbcClient jdbc;
    private final PayloadCipher cipher;

    /** What is held, and since when. */
    public record Held(
            String partner,
            String id,
            UUID messageId,
            String channel,
            Instant receivedAt,
            int tries,
            byte[] event) {}

    /** By which numbers the statement names its claim; the report number as blind index. */
    public record Named(Optional<String> accidentNo, Optional<byte[]> reportIndex) {}

    HeldStore(JdbcClient jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** Holds a statement; the same id is held once. */
    public boolean hold(Held held, Named named, Instant dueAt) {
        return jdbc.sql(
                                "insert into intake_held (partner, id, message_id, channel,"
                                        + " received_at, due_at, accident_no, report_index, event)"
                                        + " values (?,?,?,?,?,?,?,?,?) on conflict do nothing")
                        .params(
                                Arrays.asList(
                                        held.partner(),
                                        held.id(),
                                        held.messageId(),
                                        held.channel(),
                                        Timestamp.from(held.receivedAt()),
                                        Timestamp.from(dueAt),
                                        named.accidentNo().orElse(null),
                                        named.reportIndex().orElse(null),
                                        cipher.encrypt(
                                                Days.key(held.receivedAt()),
                                                held.event(),
                                                context(held.messageId()))))
                        .update()
                == 1;
    }

    /** Whether a statement of that id is held. */
    public boolean holds(String partner, String id) {
        return jdbc.sql("select 1 from intake_held where partner = ? and id = ?")
                .params(partner, id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** How many statements of the partner are held. */
    public long count(String partner) {
        return jdbc.sql("select count(*) from intake_held where partner = ?")
                .param(partner)
                .query(Long.class)
                .single();
    }

    /** How many are held, per partner. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("select partner, count(*) from intake_held group by partner")
                .query(
                        row -> {
                            counts.put(row.getString(1), row.getLong(2));
                        });
        return counts;
    }

    /** One, locked until the transaction ends; nothing while another node has it. */
    public Optional<Held> lock(String partner, String id) {
        return jdbc.sql(COLUMNS + "where partner = ? and id = ? for update skip locked")
                .params(partner, id)
                .query((row, n) -> held(row))
                .optional();
    }

    /** The partner's oldest one, locked. */
    public Optional<Held> lockOldest(String partner) {
        return jdbc.sql(
                        COLUMNS
                                + "where partner = ? order by received_at, id limit 1 for update"
                                + " skip locked")
                .param(partner)
                .query((row, n) -> held(row))
                .optional();
    }

    /** Names of those whose time has come. */
    public List<Shown> due(Instant now, int limit) {
        return shown("where due_at <= ? order by due_at limit ?", Timestamp.from(now), limit);
    }

    /** Names of those that wait for one of these numbers. */
    public List<Shown> waitingFor(String partner, Named named) {
        return shown(
                "where partner = ? and (accident_no = ? or report_index = ?)",
                partner,
                named.accidentNo().orElse(null),
                named.reportIndex().orElse(null));
    }

    /** Those of one partner or of all, oldest first. */
    public List<Shown> list(Optional<String> partner, int limit) {
        return shown(
                "where (?::text is null or partner = ?) order by received_at limit ?",
                partner.orElse(null),
                partner.orElse(null),
                limit);
    }

    /** Goes on holding it until then. */
    public void putOff(Held held, Instant dueAt) {
        jdbc.sql(
                        "update intake_held set tries = tries + 1, due_at = ? where partner = ? and"
                                + " id = ?")
                .params(Timestamp.from(dueAt), held.partner(), held.id())
                .update();
    }

    /** Holds it no longer. */
    public void remove(Held held) {
        jdbc.sql("delete from intake_held where partner = ? and id = ?")
                .params(held.partner(), held.id())
                .update();
    }

    private List<Shown> shown(String where, @Nullable Object... parameters) {
        return jdbc.sql(
                        "select partner, id, channel, received_at, tries, due_at from intake_held "
                                + where)
                .params(Arrays.asList(parameters))
                .query(
                        (row, n) ->
                                new Shown(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getTimestamp(4).toInstant(),
                                        row.getInt(5),
                                        row.getTimestamp(6).toInstant()))
                .list();
    }

    private Held held(ResultSet row) throws SQLException {
        UUID messageId = row.getObject(3, UUID.class);
        Instant receivedAt = row.getTimestamp(5).toInstant();
        return new Held(
                row.getString(1),
                row.getString(2),
                messageId,
                row.getString(4),
                receivedAt,
                row.getInt(6),
                cipher.decrypt(Days.key(receivedAt), row.getBytes(7), context(messageId)));
    }

    private static String context(UUID messageId) {
        return "held/" + messageId;
    }
}
