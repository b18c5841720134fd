package org.tongqu.ledger.internal.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.PayloadCipher;
import org.tongqu.sealing.Digests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages and their unique ids. */
@Component
final class MessageStore implements Messages {
    private static final String INSERT =
            "insert into ledger_message (message_id, received_at, channel, partner, external_id,"
                    + " state, error_code, error_pointer, digest, size_bytes, proof, body,"
                    + " key_name, accident_no) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final Digests digests;
    private final Clock clock;

    MessageStore(JdbcClient jdbc, PayloadCipher cipher, Digests digests, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Optional<Known> find(String source, String id) {
        return jdbc.sql(
                        "select message_id, content_digest, receipt from ledger_message_key"
                                + " where source = ? and id = ?")
                .params(source, id)
                .query(
                        (row, n) ->
                                new Known(
                                        row.getObject(1, UUID.class),
                                        row.getBytes(2),
                                        row.getBytes(3)))
                .optional();
    }

    @Override
    public boolean claim(String source, String id, Known known, String suite) {
        return jdbc.sql(
                                "insert into ledger_message_key (source, id, message_id,"
                                        + " content_digest, suite, receipt) values (?,?,?,?,?,?)"
                                        + " on conflict do nothing")
                        .params(
                                source,
                                id,
                                known.messageId(),
                                known.contentDigest(),
                                suite,
                                known.receipt())
                        .update()
                == 1;
    }

    @Override
    public void recorded(Arrival arrival, String accidentNo, byte[] proof, byte[] payload) {
        insert(arrival, new Verdict("RECORDED", null, null), accidentNo, proof, payload);
    }

    @Override
    public void noted(Arrival arrival, Optional<String> accidentNo, byte[] payload) {
        insert(arrival, new Verdict("NOTED", null, null), accidentNo.orElse(null), null, payload);
    }

    @Override
    public void invalid(Arrival arrival, ErrorCode code, Optional<String> pointer, byte[] payload) {
        Verdict verdict = new Verdict("INVALID", code.name(), pointer.orElse(null));
        insert(arrival, verdict, null, null, payload);
    }

    @Override
    public void refused(Arrival arrival, ErrorCode code) {
        insert(arrival, new Verdict("REFUSED", code.name(), null), null, null, null);
    }

    private record Verdict(String state, @Nullable String code, @Nullable String pointer) {}

    private void insert(
            Arrival arrival,
            Verdict verdict,
            @Nullable String accidentNo,
            byte @Nullable [] proof,
            byte @Nullable [] payload) {
        String keyName = keyName(arrival, accidentNo);
        byte @Nullable [] body =
                payload == null
                        ? null
                        : cipher.encrypt(keyName, payload, "message/" + arrival.messageId());
        jdbc.sql(INSERT)
                .params(
                        Arrays.asList(
                                arrival.messageId(),
                                Timestamp.from(arrival.receivedAt()),
                                arrival.channel(),
                                arrival.partner().orElse(null),
                                arrival.externalId().orElse(null),
                                verdict.state(),
                                verdict.code(),
                                verdict.pointer(),
                                digests.sm3(arrival.raw()),
                                arrival.raw().length,
                                proof,
                                body,
                                body == null ? null : keyName,
                                accidentNo))
                .update();
    }

    private static String keyName(Arrival arrival, @Nullable String accidentNo) {
        return accidentNo == null
                ? "day/" + arrival.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate()
                : PayloadCipher.ofCase(accidentNo);
    }

    @Override
    public List<Listed> list(Optional<String> state, int limit) {
        return jdbc.sql(
                        "select message_id, received_at, channel, partner, external_id, state,"
                                + " error_code, error_pointer, accident_no from ledger_message"
                                + " where (?::text is null or state = ?)"
                                + " order by received_at desc limit ?")
                .params(Arrays.asList(state.orElse(null), state.orElse(null), limit))
                .query((row, n) -> listed(row))
                .list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject(1, UUID.class),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)));
    }

    @Override
    public boolean rememberNonce(String partner, String nonce, Duration remembered) {
        Instant now = clock.instant();
        return jdbc.sql(
                                "insert into ledger_nonce (partner, nonce, at, kept_until) values"
                                        + " (?, ?, ?, ?) on conflict do nothing")
                        .params(
                                partner,
                                nonce,
                                Timestamp.from(now),
                                Timestamp.from(now.plus(remembered)))
                        .update()
                == 1;
    }

    @Override
    public boolean knowsNonce(String partner, String nonce) {
        return jdbc.sql(
                        "select exists (select 1 from ledger_nonce where partner = ? and nonce = ?)")
                .params(partner, nonce)
                .query(Boolean.class)
                .single();
    }

    @Override
    public int forgetNonces() {
        return jdbc.sql("delete from ledger_nonce where kept_until < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
