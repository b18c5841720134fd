package org.tongqu.ledger.internal.store;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.accident.ClaimProgress;
import org.tongqu.accident.ClaimStep;
import org.tongqu.accident.PolicyKind;
import org.tongqu.ledger.LineNumberKnown;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.PayloadCipher;
import org.tongqu.sealing.DataCipher;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines of cases. */
@Component
final class LineStore implements Lines {
    private static final String ROW =
            " accident_no, vehicle_id, policy_kind, partner, insurer_code, policy_no, report_no,"
                    + " step, outcome, assessed_fen, approved_fen, paid_fen, refused_by,"
                    + " updated_at ";
    private static final String SELECT = "select" + ROW + "from ledger_line ";

    private final JdbcClient jdbc;
    private final PayloadCipher cipher;
    private final DataCipher index;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    LineStore(
            JdbcClient jdbc,
            PayloadCipher cipher,
            DataCipher index,
            Clock clock,
            ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.index = index;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public void bind(Key key, String partner, String insurerCode, Optional<String> policyNo) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        "insert into ledger_line (accident_no, vehicle_id, policy_kind, partner,"
                                + " insurer_code, policy_no, opened_at, updated_at) values"
                                + " (?,?,?,?,?,?,?,?) on conflict (accident_no, vehicle_id,"
                                + " policy_kind) do update set partner = excluded.partner, insurer_code"
                                + " = excluded.insurer_code, policy_no = excluded.policy_no,"
                                + " report_index = null, report_no = null, step = null, outcome = null,"
                                + " refused_by = array_remove(ledger_line.refused_by,"
                                + " excluded.partner), updated_at = excluded.updated_at")
                .params(
                        Arrays.asList(
                                key.accidentNo(),
                                key.vehicleId(),
                                key.kind().name(),
                                partner,
                                insurerCode,
                                policyNo.map(no -> seal(key, "policyNo", no)).orElse(null),
                                now,
                                now))
                .update();
        listeners.publishEvent(new LineNumberKnown(partner, key.accidentNo(), Optional.empty()));
    }

    @Override
    public void refusedBy(Key key, String partner) {
        jdbc.sql(
                        "update ledger_line set refused_by = array_append(refused_by, ?) where"
                                + " accident_no = ? and vehicle_id = ? and policy_kind = ? and not"
                                + " ? = any (refused_by)")
                .params(partner, key.accidentNo(), key.vehicleId(), key.kind().name(), partner)
                .update();
    }

    @Override
    public Optional<Line> find(Key key) {
        return jdbc.sql(SELECT + "where accident_no = ? and vehicle_id = ? and policy_kind = ?")
                .params(key.accidentNo(), key.vehicleId(), key.kind().name())
                .query((row, n) -> line(row))
                .optional();
    }

    @Override
    public List<Line> of(String accidentNo) {
        return jdbc.sql(SELECT + "where accident_no = ? order by vehicle_id, policy_kind")
                .param(accidentNo)
                .query((row, n) -> line(row))
                .list();
    }

    @Override
    public List<Line> byReportNo(String partner, String reportNo) {
        return jdbc.sql(SELECT + "where partner = ? and report_index = ?")
                .params(partner, index.blindIndex("reportNo", reportNo))
                .query((row, n) -> line(row))
                .list();
    }

    @Override
    public void reportNo(Key key, String reportNo) {
        jdbc.sql(
                        "update ledger_line set report_no = ?, report_index = ?, updated_at = ?"
                                + " where accident_no = ? and vehicle_id = ? and policy_kind = ?"
                                + " returning partner")
                .params(
                        seal(key, "reportNo", reportNo),
                        index.blindIndex("reportNo", reportNo),
                        Timestamp.from(clock.instant()),
                        key.accidentNo(),
                        key.vehicleId(),
                        key.kind().name())
                .query(String.class)
                .optional()
                .ifPresent(
                        partner ->
                                listeners.publishEvent(
                                        new LineNumberKnown(
                                                partner, key.accidentNo(), Optional.of(reportNo))));
    }

    @Override
    public Line progress(Key key, ClaimProgress progress, Amounts amounts) {
        return jdbc.sql(
                        "update ledger_line set step = ?, outcome = ?, assessed_fen ="
                                + " coalesce(?::bigint, assessed_fen), approved_fen ="
                                + " coalesce(?::bigint, approved_fen), paid_fen ="
                                + " coalesce(?::bigint, paid_fen), updated_at = ? where"
                                + " accident_no = ? and vehicle_id = ? and policy_kind = ?"
                                + " returning"
                                + ROW)
                .params(
                        Arrays.asList(
                                progress.step().map(Enum::name).orElse(null),
                                progress.outcome().map(Enum::name).orElse(null),
                                amounts.assessed().orElse(null),
                                amounts.approved().orElse(null),
                                amounts.paid().orElse(null),
                                Timestamp.from(clock.instant()),
                                key.accidentNo(),
                                key.vehicleId(),
                                key.kind().name()))
                .query((row, n) -> line(row))
                .single();
    }

    @Override
    public List<Line> openWithReportNo(String partner, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where partner = ? and outcome is null and report_no is not null"
                                + " order by updated_at limit ?")
                .params(partner, limit)
                .query((row, n) -> line(row))
                .list();
    }

    private Line line(ResultSet row) throws SQLException {
        Key key = new Key(row.getString(1), row.getString(2), PolicyKind.valueOf(row.getString(3)));
        return new Line(
                key,
                row.getString(4),
                row.getString(5),
                open(key, "policyNo", row.getBytes(6)),
                open(key, "reportNo", row.getBytes(7)),
                new ClaimProgress(step(row.getString(8)), step(row.getString(9))),
                new Amounts(amount(row, 10), amount(row, 11), amount(row, 12)),
                Set.of((String[]) row.getArray(13).getArray()),
                row.getTimestamp(14).toInstant());
    }

    private static Optional<Long> amount(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Long.class));
    }

    private static Optional<ClaimStep> step(@Nullable String name) {
        return Optional.ofNullable(name).map(ClaimStep::valueOf);
    }

    private byte[] seal(Key key, String column, String value) {
        return cipher.encrypt(
                PayloadCipher.ofCase(key.accidentNo()),
                value.getBytes(StandardCharsets.UTF_8),
                key.text() + "/" + column);
    }

    private Optional<String> open(Key key, String column, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Optional.empty();
        }
        byte[] plain =
                cipher.decrypt(
                        PayloadCipher.ofCase(key.accidentNo()), sealed, key.text() + "/" + column);
        return Optional.of(new String(plain, StandardCharsets.UTF_8));
    }
}
