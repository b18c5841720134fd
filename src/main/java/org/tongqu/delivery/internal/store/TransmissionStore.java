package org.tongqu.delivery.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.PayloadCipher;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

/** Files for batch partners, each under a data key of its own. */
@Component
public class TransmissionStore {
    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final Clock clock;

    /** A stored file; companions are in the transmission's own encoding. */
    public record Stored(
            long transmissionId, int sequence, String name, byte[] body, byte[] companions) {}

    TransmissionStore(JdbcClient jdbc, PayloadCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The next number of a partner's files; its row stays locked until the transaction ends. */
    public int lockSequence(String partner) {
        jdbc.sql("insert into delivery_batch_cursor values (?, 1) on conflict do nothing")
                .param(partner)
                .update();
        return jdbc.sql(
                        "select next_sequence from delivery_batch_cursor where partner = ? for"
                                + " update")
                .param(partner)
                .query(Integer.class)
                .single();
    }

    /** Moves the partner's number on. */
    public void advance(String partner) {
        jdbc.sql(
                        "update delivery_batch_cursor set next_sequence = next_sequence + 1 where"
                                + " partner = ?")
                .param(partner)
                .update();
    }

    /** The oldest file that was not sent for certain. */
    public Optional<Stored> prepared(String partner) {
        return jdbc.sql(
                        "select transmission_id, sequence, name, body, companions from"
                                + " delivery_transmission where partner = ? and state = 'PREPARED'"
                                + " order by sequence limit 1")
                .param(partner)
                .query(
                        (row, n) ->
                                new Stored(
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getString(3),
                                        open(row.getString(3), "body", row.getBytes(4)),
                                        open(row.getString(3), "companions", row.getBytes(5))))
                .optional();
    }

    /** Stores a file; returns its id. */
    public long add(String partner, int sequence, String name, byte[] body, byte[] companions) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql(
                        "insert into delivery_transmission (partner, sequence, name, state, body,"
                                + " companions, created_at, updated_at) values"
                                + " (?,?,?,'PREPARED',?,?,?,?) returning transmission_id")
                .params(
                        partner,
                        sequence,
                        name,
                        seal(name, "body", body),
                        seal(name, "companions", companions),
                        now,
                        now)
                .query(Long.class)
                .single();
    }

    /** The file of that name, whatever its state. */
    public Optional<Long> byName(String partner, String name) {
        return jdbc.sql(
                        "select transmission_id from delivery_transmission where partner = ? and"
                                + " name = ?")
                .params(partner, name)
                .query(Long.class)
                .optional();
    }

    /** Marks a file as sent. */
    public void sent(long transmissionId) {
        jdbc.sql(
                        "update delivery_transmission set state = 'SENT', updated_at = ? where"
                                + " transmission_id = ?")
                .params(Timestamp.from(clock.instant()), transmissionId)
                .update();
    }

    private byte[] seal(String name, String part, byte[] plain) {
        return cipher.encrypt("transmission/" + name, plain, part);
    }

    private byte[] open(String name, String part, byte[] sealed) {
        return cipher.decrypt("transmission/" + name, sealed, part);
    }
}
