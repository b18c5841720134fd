package org.tongqu.delivery.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.accident.PolicyKind;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.Trials;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.sealing.Flaw;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages of conformance runs. */
@Component
public class TrialStore {
    /** Beyond those of deliveries; a trial's id is below zero. */
    private static final long TRACE_NUMBERS = 900_000_000_000L;

    private static final String ROW =
            " trial_id, uuid, partner, accident_no, vehicle_id, policy_kind, event_type,"
                    + " content_version, message, policy_version, created_at, view,"
                    + " known_report_no, flaw,"
                    + " (select max(f.trial_id) from delivery_trial f"
                    + " where f.uuid = delivery_trial.uuid) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    TrialStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a trial; returns its id. */
    public long add(Trials.Order order, String message) {
        return jdbc.sql(
                        "insert into delivery_trial (uuid, partner, accident_no, vehicle_id,"
                                + " policy_kind, event_type, content_version, message,"
                                + " policy_version, view, known_report_no, flaw, state, created_at)"
                                + " values (?,?,?,?,?,?,?,?,?,?,?,?,'PENDING',?) returning trial_id")
                .params(
                        Arrays.asList(
                                order.uuid(),
                                order.partner(),
                                order.line().accidentNo(),
                                order.line().vehicleId(),
                                order.line().kind().name(),
                                order.event().eventName(),
                                order.contentVersion(),
                                message,
                                order.view().policyVersion(),
                                order.view().tree().toString(),
                                order.reportNo().orElse(null),
                                order.flaw().map(Enum::name).orElse(null),
                                now()))
                .query(Long.class)
                .single();
    }

    /** Takes a pending trial, once. */
    public Optional<TrialRow> claim(long trialId) {
        return jdbc.sql(
                        "update delivery_trial set state = 'SENDING', sent_at = ? where trial_id ="
                                + " ? and state = 'PENDING' returning"
                                + ROW)
                .params(now(), trialId)
                .query((row, n) -> row(row))
                .optional();
    }

    /** One trial. */
    public Optional<TrialRow> find(long trialId) {
        return one("where trial_id = ?", trialId);
    }

    /** The oldest pending trial of a partner. */
    public Optional<TrialRow> pending(String partner) {
        return one("where partner = ? and state = 'PENDING' order by trial_id desc", partner);
    }

    /** The pending trials of a partner, oldest first. */
    public List<Long> pending(String partner, int limit) {
        return jdbc.sql(
                        "select trial_id from delivery_trial where partner = ? and state ="
                                + " 'PENDING' order by trial_id desc limit ?")
                .params(partner, limit)
                .query(Long.class)
                .list();
    }

    /** The trial that an answer by trace number is for: a repeat has that of the first. */
    public Optional<TrialRow> byTrace(String partner, long traceNo) {
        return find(TRACE_NUMBERS - traceNo)
                .flatMap(first -> byUuid(partner, first.message().uuid()));
    }

    /** The trial that an answer by uuid is for: the first that has none yet, or the last. */
    public Optional<TrialRow> byUuid(String partner, UUID uuid) {
        return one("where partner = ? and uuid = ? order by answers, trial_id desc", partner, uuid);
    }

    /** The trial that went in a file. */
    public Optional<TrialRow> byFile(String partner, String name) {
        return one("where partner = ? and transmission = ?", partner, name);
    }

    private Optional<TrialRow> one(String where, Object... values) {
        return jdbc.sql("select" + ROW + "from delivery_trial " + where + " limit 1")
                .params(List.of(values))
                .query((row, n) -> row(row))
                .optional();
    }

    /** It went in this file. */
    public void join(TrialRow trial, String transmission) {
        jdbc.sql("update delivery_trial set transmission = ? where trial_id = ?")
                .params(transmission, trial.message().deliveryId())
                .update();
    }

    /** Notes the digest of what was translated. */
    public void payload(TrialRow trial, String digest) {
        jdbc.sql("update delivery_trial set payload_digest = ? where trial_id = ?")
                .params(digest, trial.message().deliveryId())
                .update();
    }

    /** It was handed over; an answer that came before stays. */
    public void awaiting(TrialRow trial) {
        jdbc.sql(
                        "update delivery_trial set state = 'AWAITING', sent_at = ? where trial_id ="
                                + " ? and state = 'SENDING'")
                .params(now(), trial.message().deliveryId())
                .update();
    }

    /** A proven answer; the first one counts, further ones are counted. */
    public void answered(TrialRow trial, Reply reply) {
        jdbc.sql("update delivery_trial set answers = answers + 1 where trial_id = ?")
                .param(trial.message().deliveryId())
                .update();
        jdbc.sql(
                        "update delivery_trial set state = 'ANSWERED', outcome = ?, partner_code ="
                                + " ?, report_no = ?, ended_at = ? where trial_id = ? and outcome is"
                                + " null")
                .params(
                        Arrays.asList(
                                reply.outcome().name(),
                                reply.partnerCode().orElse(null),
                                reply.reportNo().orElse(null),
                                now(),
                                trial.message().deliveryId()))
                .update();
    }

    /** Ends without an answer that counts. */
    public void end(TrialRow trial, Trials.State state, ErrorCode reason) {
        jdbc.sql(
                        "update delivery_trial set state = ?, reason = ?, ended_at = ? where"
                                + " trial_id = ? and state not in ('ANSWERED', 'FAILED', 'HELD')")
                .params(state.name(), reason.name(), now(), trial.message().deliveryId())
                .update();
    }

    /** Notes what was met; the first one counts. */
    public void met(long trialId, String symptom) {
        jdbc.sql("update delivery_trial set symptom = coalesce(symptom, ?) where trial_id =" + " ?")
                .params(symptom, trialId)
                .update();
    }

    /** Notes it for all of a partner's trials that await an answer. */
    public void metByAwaiting(String partner, String symptom) {
        jdbc.sql(
                        "update delivery_trial set symptom = coalesce(symptom, ?) where partner = ?"
                                + " and state in ('SENDING', 'AWAITING')")
                .params(symptom, partner)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static TrialRow row(ResultSet row) throws SQLException {
        DeliveryRow message =
                new DeliveryRow(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4) + "@" + row.getString(3),
                        row.getString(4),
                        Optional.of(row.getString(5)),
                        Optional.of(PolicyKind.valueOf(row.getString(6))),
                        row.getString(7),
                        row.getInt(8),
                        row.getString(9),
                        DeliveryState.SENDING,
                        1,
                        0,
                        row.getString(10),
                        row.getTimestamp(11).toInstant(),
                        TRACE_NUMBERS - row.getLong(15),
                        false,
                        0);
        return new TrialRow(
                message,
                row.getString(12).getBytes(StandardCharsets.UTF_8),
                Optional.ofNullable(row.getString(13)),
                Optional.ofNullable(row.getString(14)).map(Flaw::valueOf));
    }
}
