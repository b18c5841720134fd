package org.tongqu.onboarding.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.onboarding.Conformance.Report;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/** Signed reports. */
@Component
public class ReportStore {
    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a report. */
    public void add(Report report) {
        jdbc.sql(
                        "insert into onboarding_report (report_id, partner, digest, passed, made_at,"
                                + " who, json, html) values (?,?,?,?,?,?,?,?)")
                .params(
                        report.reportId(),
                        report.partner(),
                        report.digest(),
                        report.passed(),
                        Timestamp.from(report.madeAt()),
                        report.who(),
                        report.json().getBytes(StandardCharsets.UTF_8),
                        report.html().getBytes(StandardCharsets.UTF_8))
                .update();
    }

    /** One report. */
    public Optional<Report> find(UUID reportId) {
        return jdbc.sql(
                        "select report_id, partner, digest, passed, made_at, who, json, html from"
                                + " onboarding_report where report_id = ?")
                .param(reportId)
                .query(
                        (row, n) ->
                                new Report(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getBoolean(4),
                                        row.getTimestamp(5).toInstant(),
                                        row.getString(6),
                                        new String(row.getBytes(7), StandardCharsets.UTF_8),
                                        new String(row.getBytes(8), StandardCharsets.UTF_8)))
                .optional();
    }

    /** The newest passed report of exactly this configuration. */
    public Optional<UUID> passed(String partner, String digest) {
        return jdbc.sql(
                        "select report_id from onboarding_report where partner = ? and digest = ?"
                                + " and passed order by made_at desc limit 1")
                .params(partner, digest)
                .query(UUID.class)
                .optional();
    }
}
