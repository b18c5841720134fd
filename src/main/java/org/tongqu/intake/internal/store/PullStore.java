package org.tongqu.intake.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.DetailPulls.Shown;
import org.tongqu.intake.DetailPulls.State;
import org.tongqu.ledger.PayloadCipher;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Details to fetch. What they are about is encrypted under the key of the notice's day. */
@Component
public class PullStore {
    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final Clock clock;

    /** A pull whose attempt begins. */
    public record Begun(int attempt, String about) {}

    PullStore(JdbcClient jdbc, PayloadCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Opens a pull; false when the partner told of it before. */
    public boolean open(String partner, String id, UUID messageId, Instant at, String about) {
        byte[] sealed =
                cipher.encrypt(
                        Days.key(at), about.getBytes(StandardCharsets.UTF_8), context(messageId));
        return jdbc.sql(
                                "insert into intake_pull (partner, id, message_id, received_at, about,"
                                        + " state, due_at) values (?,?,?,?,?,'OPEN',?) on conflict"
                                        + " do nothing")
                        .params(
                                partner,
                                id,
                                messageId,
                                Timestamp.from(at),
                                sealed,
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Ids of open pulls that are due, oldest first. */
    public List<String> due(String partner, int limit) {
        return jdbc.sql(
                        "select id from intake_pull where partner = ? and state = 'OPEN' and due_at"
                                + " <= ? order by received_at, id limit ?")
                .params(partner, now(), limit)
                .query(String.class)
                .list();
    }

    /** Gives up open pulls that are due and have had all their attempts. */
    public void giveUp(String partner, int attempts) {
        jdbc.sql(
                        "update intake_pull set state = 'GIVEN_UP', ended_at = ? where partner = ?"
                                + " and state = 'OPEN' and attempt >= ? and due_at <= ?")
                .params(now(), partner, attempts, now())
                .update();
    }

    /** How many attempts an open pull has had. */
    public Optional<Integer> attempts(String partner, String id) {
        return jdbc.sql(
                        "select attempt from intake_pull where partner = ? and id = ? and state ="
                                + " 'OPEN' for update")
                .params(partner, id)
                .query(Integer.class)
                .optional();
    }

    /** Counts an attempt, as failed until it has not. */
    public Optional<Begun> begin(String partner, String id, Instant nextDue) {
        return jdbc.sql(
                        "update intake_pull set attempt = attempt + 1, due_at = ?, error_code = ?"
                                + " where partner = ? and id = ? and state = 'OPEN' returning"
                                + " attempt, about, message_id, received_at")
                .params(Timestamp.from(nextDue), ErrorCode.PARTNER_UNAVAILABLE.name(), partner, id)
                .query((row, n) -> begun(row))
                .optional();
    }

    private Begun begun(ResultSet row) throws SQLException {
        byte[] about =
                cipher.decrypt(
                        Days.key(row.getTimestamp(4).toInstant()),
                        row.getBytes(2),
                        context(row.getObject(3, UUID.class)));
        return new Begun(row.getInt(1), new String(about, StandardCharsets.UTF_8));
    }

    /** Closes a pull, if this attempt is still its last; who comes late changes nothing. */
    public boolean done(String partner, String id, int attempt) {
        return jdbc.sql(
                                "update intake_pull set state = 'DONE', ended_at = ?, error_code ="
                                        + " null where partner = ? and id = ? and state = 'OPEN' and"
                                        + " attempt = ?")
                        .params(now(), partner, id, attempt)
                        .update()
                == 1;
    }

    /** Notes what the last attempt failed with. */
    public void failed(String partner, String id, int attempt, ErrorCode code) {
        jdbc.sql(
                        "update intake_pull set error_code = ? where partner = ? and id = ? and"
                                + " state = 'OPEN' and attempt = ?")
                .params(code.name(), partner, id, attempt)
                .update();
    }

    /** Opens a pull again that was given up. */
    public boolean reopen(String partner, String id) {
        return jdbc.sql(
                                "update intake_pull set state = 'OPEN', attempt = 0, due_at = ?,"
                                        + " ended_at = null where partner = ? and id = ? and state ="
                                        + " 'GIVEN_UP'")
                        .params(now(), partner, id)
                        .update()
                == 1;
    }

    /** Pulls of a state, oldest first. */
    public List<Shown> list(Optional<String> partner, State state, int limit) {
        return jdbc.sql(
                        "select partner, id, state, attempt, received_at, due_at, error_code from"
                                + " intake_pull where state = ? and (?::text is null or partner ="
                                + " ?) order by received_at, id limit ?")
                .params(
                        Arrays.asList(
                                state.name(), partner.orElse(null), partner.orElse(null), limit))
                .query(
                        (row, n) ->
                                new Shown(
                                        row.getString(1),
                                        row.getString(2),
                                        State.valueOf(row.getString(3)),
                                        row.getInt(4),
                                        row.getTimestamp(5).toInstant(),
                                        row.getTimestamp(6).toInstant(),
                                        Optional.ofNullable(row.getString(7))))
                .list();
    }

    /** How many are open or given up, per partner. */
    public Map<String, Map<State, Long>> unfinished() {
        Map<String, Map<State, Long>> counts = new HashMap<>();
        jdbc.sql(
                        "select partner, state, count(*) from intake_pull where state = 'OPEN'"
                                + " or state = 'GIVEN_UP' group by partner, state")
                .query(
                        row -> {
                            counts.computeIfAbsent(
                                            row.getString(1), p -> new EnumMap<>(State.class))
                                    .put(State.valueOf(row.getString(2)), row.getLong(3));
                        });
        return counts;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String context(UUID messageId) {
        return "pull/" + messageId;
    }
}
