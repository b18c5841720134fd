package org.tongqu.delivery.internal.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.accident.PolicyKind;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.PayloadCipher;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries: planned, claimed and settled by conditional updates. */
@Component
public class DeliveryStore {
    private static final String ROW =
            " delivery_id, uuid, partner, line_key, accident_no, vehicle_id, policy_kind,"
                    + " event_type, content_version, message, state, attempt, token,"
                    + " policy_version, accepted_at, trace_no, unsure, probes ";
    private static final String SELECT = "select" + ROW + "from delivery_delivery ";

    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, PayloadCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Adds a delivery; empty when its key exists already. */
    public Optional<Long> add(NewDelivery delivery) {
        UUID uuid = UUID.randomUUID();
        Timestamp now = now();
        return jdbc.sql(
                        "insert into delivery_delivery (delivery_key, uuid, partner, line_key,"
                                + " accident_no, vehicle_id, policy_kind, event_seq, event_type,"
                                + " content_version, message, state, due_at, policy_version, withheld,"
                                + " view, created_at, updated_at, accepted_at) values"
                                + " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict (delivery_key)"
                                + " do nothing returning delivery_id")
                .params(
                        Arrays.asList(
                                delivery.key(),
                                uuid,
                                delivery.partner(),
                                delivery.lineKey(),
                                delivery.accidentNo(),
                                delivery.line().map(l -> l.vehicleId()).orElse(null),
                                delivery.line().map(l -> l.kind().name()).orElse(null),
                                delivery.eventSeq(),
                                delivery.eventType(),
                                delivery.contentVersion(),
                                delivery.message(),
                                delivery.state().name(),
                                Timestamp.from(delivery.dueAt()),
                                delivery.policyVersion(),
                                delivery.withheld(),
                                seal(delivery.accidentNo(), uuid, "view", delivery.view()),
                                now,
                                now,
                                Timestamp.from(delivery.acceptedAt())))
                .query(Long.class)
                .optional();
    }

    /** Highest content version planned for a line and partner; 0 when there is none. */
    public int lastVersion(String lineKey) {
        return jdbc.sql(
                        "select coalesce(max(content_version), 0) from delivery_delivery where"
                                + " line_key = ?")
                .param(lineKey)
                .query(Integer.class)
                .single();
    }

    /** The first delivery of the line that is not at an end. */
    public Optional<DeliveryRow> head(String lineKey) {
        return jdbc.sql(
                        SELECT
                                + "where line_key = ? and state not in ('CONFIRMED', 'REDIRECTED')"
                                + " order by delivery_id limit 1")
                .param(lineKey)
                .query((row, n) -> row(row))
                .optional();
    }

    /** One delivery. */
    public Optional<DeliveryRow> find(long deliveryId) {
        return jdbc.sql(SELECT + "where delivery_id = ?")
                .param(deliveryId)
                .query((row, n) -> row(row))
                .optional();
    }

    /** The delivery that an answer names. */
    public Optional<DeliveryRow> byUuid(UUID uuid) {
        return jdbc.sql(SELECT + "where uuid = ?")
                .param(uuid)
                .query((row, n) -> row(row))
                .optional();
    }

    /** The delivery of a partner that an answer names by its trace number. */
    public Optional<DeliveryRow> byTrace(String partner, long traceNo) {
        return jdbc.sql(SELECT + "where trace_no = ? and partner = ?")
                .params(traceNo, partner)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Puts off what a closed partner is due before a time; attempts stay as they are. */
    public void postpone(String partner, Instant until) {
        Timestamp end = Timestamp.from(until);
        jdbc.sql(
                        "update delivery_delivery set state = 'RETRY', reason = ?, due_at = ?,"
                                + " updated_at = ? where delivery_id in (select delivery_id from"
                                + " delivery_delivery where partner = ? and (state = 'PENDING' or"
                                + " state = 'RETRY' and due_at < ?) for update skip locked)")
                .params(ErrorCode.PARTNER_CLOSED.name(), end, now(), partner, end)
                .update();
    }

    /** Puts off one pending delivery of a partner that cannot be reached; uses no attempt. */
    public void postpone(DeliveryRow row, Instant until) {
        jdbc.sql(
                        "update delivery_delivery set state = 'RETRY', reason = ?, due_at = ?,"
                                + " updated_at = ? where delivery_id = ? and state = 'PENDING'")
                .params(
                        ErrorCode.PARTNER_UNREACHABLE.name(),
                        Timestamp.from(until),
                        now(),
                        row.deliveryId())
                .update();
    }

    /** Makes due what waits for a partner that could not be reached. */
    public void wake(String partner) {
        jdbc.sql(
                        "update delivery_delivery set due_at = ? where delivery_id in (select"
                                + " delivery_id from delivery_delivery where partner = ? and state"
                                + " = 'RETRY' and reason = ? for update skip locked)")
                .params(now(), partner, ErrorCode.PARTNER_UNREACHABLE.name())
                .update();
    }

    /** The attempt was a probe: it counts towards no limit. */
    public void spare(DeliveryRow row) {
        jdbc.sql(
                        "update delivery_delivery set probes = probes + 1 where delivery_id = ? and"
                                + " token = ?")
                .params(row.deliveryId(), row.token())
                .update();
    }

    /** Takes a pending delivery for one attempt: SENDING, a new token, a lease. */
    public Optional<DeliveryRow> claim(long deliveryId, Instant leaseUntil) {
        return jdbc.sql(
                        "update delivery_delivery set state = 'SENDING', attempt = attempt + 1,"
                                + " token = token + 1, due_at = ?, updated_at = ? where"
                                + " delivery_id = ? and state = 'PENDING' returning"
                                + ROW)
                .params(Timestamp.from(leaseUntil), now(), deliveryId)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Moves a delivery on, if it still is in one of the states and held under the token. */
    public boolean move(DeliveryRow row, Move move) {
        return jdbc.sql(
                                "update delivery_delivery set state = ?, unsure = unsure or ?,"
                                        + " reason = ?, partner_code = ?, due_at = ?,"
                                        + " updated_at = ? where delivery_id = ?"
                                        + " and token = ? and state = any (?)")
                        .params(
                                Arrays.asList(
                                        move.to().name(),
                                        move.to() == DeliveryState.UNKNOWN,
                                        move.reason().map(Enum::name).orElse(null),
                                        move.partnerCode().orElse(null),
                                        Timestamp.from(move.dueAt()),
                                        now(),
                                        row.deliveryId(),
                                        row.token(),
                                        move.from().stream()
                                                .map(Enum::name)
                                                .toArray(String[]::new)))
                        .update()
                == 1;
    }

    /** The partner said that it does not hold the delivery: it may be sent again. */
    public void certain(DeliveryRow row) {
        jdbc.sql(
                        "update delivery_delivery set unsure = false where delivery_id = ? and"
                                + " token = ?")
                .params(row.deliveryId(), row.token())
                .update();
    }

    /** A change of state; a move to UNKNOWN leaves a doubt until {@link #certain}. */
    public record Move(
            List<DeliveryState> from,
            DeliveryState to,
            Optional<ErrorCode> reason,
            Optional<String> partnerCode,
            Instant dueAt) {}

    /** The view that was frozen at planning. */
    public byte[] view(DeliveryRow row) {
        byte[] sealed =
                jdbc.sql("select view from delivery_delivery where delivery_id = ?")
                        .param(row.deliveryId())
                        .query((r, n) -> r.getBytes(1))
                        .single();
        return open(row, "view", sealed);
    }

    /** The event whose state of the case it carries, by its place in the case. */
    public int eventSeq(DeliveryRow row) {
        return jdbc.sql("select event_seq from delivery_delivery where delivery_id = ?")
                .param(row.deliveryId())
                .query(Integer.class)
                .single();
    }

    /** What the frozen view held back, as {@code pointer:rule}. */
    public String withheld(DeliveryRow row) {
        return jdbc.sql("select withheld from delivery_delivery where delivery_id = ?")
                .param(row.deliveryId())
                .query(String.class)
                .single();
    }

    /** What of a line is not at an end yet, in order, locked. */
    public List<DeliveryRow> openOfLine(String lineKey) {
        return jdbc.sql(
                        SELECT
                                + "where line_key = ? and state not in ('CONFIRMED', 'REDIRECTED')"
                                + " order by delivery_id for update")
                .param(lineKey)
                .query((row, n) -> row(row))
                .list();
    }

    /** Whether the partner confirmed an earlier delivery of the same line. */
    public boolean isFollowUp(DeliveryRow row) {
        return jdbc.sql(
                        "select exists (select 1 from delivery_delivery where line_key = ? and"
                                + " content_version < ? and state = 'CONFIRMED')")
                .params(row.lineKey(), row.contentVersion())
                .query(Boolean.class)
                .single();
    }

    /** The translated payload, once it is frozen. */
    public Optional<byte[]> draft(DeliveryRow row) {
        return jdbc.sql("select draft from delivery_delivery where delivery_id = ?")
                .param(row.deliveryId())
                .query((r, n) -> Optional.ofNullable(r.getBytes(1)))
                .single()
                .map(stored -> open(row, "draft", stored));
    }

    /** Freezes the translated payload. */
    public void freeze(DeliveryRow row, byte[] draft, String digest) {
        jdbc.sql("update delivery_delivery set draft = ?, payload_digest = ? where delivery_id = ?")
                .params(
                        seal(row.accidentNo(), row.uuid(), "draft", draft),
                        digest,
                        row.deliveryId())
                .update();
    }

    /** Deliveries of a state that are due, locked; others' locked ones are passed over. */
    public List<DeliveryRow> due(DeliveryState state, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where state = ? and due_at <= ? order by due_at limit ? for"
                                + " update skip locked")
                .params(state.name(), now(), limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Heads of a partner's lines that are pending, locked, oldest first. */
    public List<DeliveryRow> pendingHeads(String partner, int limit) {
        return jdbc.sql(
                        SELECT
                                + "d where partner = ? and state = 'PENDING' and not exists (select"
                                + " 1 from delivery_delivery e where e.line_key = d.line_key and"
                                + " e.delivery_id < d.delivery_id and e.state not in"
                                + " ('CONFIRMED', 'REDIRECTED')) order by delivery_id limit ? for"
                                + " update skip locked")
                .params(partner, limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Deliveries that await a pull partner, in order of position. */
    public List<DeliveryRow> awaitingAfter(String partner, long position, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where partner = ? and state = 'AWAITING' and delivery_id > ?"
                                + " order by delivery_id limit ?")
                .params(partner, position, limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** A partner's deliveries planned since then, oldest first. */
    public List<DeliveryRow> plannedSince(String partner, Instant since, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where partner = ? and created_at >= ? order by delivery_id"
                                + " limit ?")
                .params(partner, Timestamp.from(since), limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Puts a delivery into a transmission. */
    public void join(DeliveryRow row, long transmissionId, int memberNo) {
        jdbc.sql(
                        "update delivery_delivery set transmission_id = ?, member_no = ? where"
                                + " delivery_id = ?")
                .params(transmissionId, memberNo, row.deliveryId())
                .update();
    }

    /** Members of a transmission in their order. */
    public List<DeliveryRow> members(long transmissionId) {
        return jdbc.sql(SELECT + "where transmission_id = ? order by member_no")
                .param(transmissionId)
                .query((row, n) -> row(row))
                .list();
    }

    /** Ends every open delivery of a line key as redirected. */
    public void redirect(String lineKey) {
        jdbc.sql(
                        "update delivery_delivery set state = 'REDIRECTED', updated_at = ? where"
                                + " line_key = ? and state not in ('CONFIRMED', 'REDIRECTED')")
                .params(now(), lineKey)
                .update();
    }

    private byte[] seal(String accidentNo, UUID uuid, String part, byte[] plain) {
        return cipher.encrypt(
                PayloadCipher.ofCase(accidentNo), plain, "delivery/" + uuid + "/" + part);
    }

    private byte[] open(DeliveryRow row, String part, byte[] sealed) {
        return cipher.decrypt(
                PayloadCipher.ofCase(row.accidentNo()),
                sealed,
                "delivery/" + row.uuid() + "/" + part);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static DeliveryRow row(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                kind(row.getString(7)),
                row.getString(8),
                row.getInt(9),
                row.getString(10),
                DeliveryState.valueOf(row.getString(11)),
                row.getInt(12),
                row.getLong(13),
                row.getString(14),
                row.getTimestamp(15).toInstant(),
                row.getLong(16),
                row.getBoolean(17),
                row.getInt(18));
    }

    private static Optional<PolicyKind> kind(@Nullable String name) {
        return Optional.ofNullable(name).map(PolicyKind::valueOf);
    }
}
