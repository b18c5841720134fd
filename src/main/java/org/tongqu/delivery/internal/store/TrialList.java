package org.tongqu.delivery.internal.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Trials;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.Translation.Outcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Trials as a conformance run sees them. */
@Component
public class TrialList {
    private final JdbcClient jdbc;

    TrialList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of one. */
    public Trials.Seen look(long trialId) {
        return jdbc.sql(
                        "select trial_id, uuid, accident_no, state, outcome, partner_code,"
                                + " report_no, reason, symptom, answers, payload_digest, created_at,"
                                + " sent_at, ended_at from delivery_trial where trial_id = ?")
                .param(trialId)
                .query((row, n) -> seen(row))
                .single();
    }

    /** Whether a trial was about this case, or was answered with this number. */
    public boolean isClaim(String partner, String accidentNo, String reportNo) {
        return jdbc.sql(
                        "select exists (select from delivery_trial where partner = ? and"
                                + " (accident_no = ? or report_no = ?))")
                .params(partner, accidentNo, reportNo)
                .query(Boolean.class)
                .single();
    }

    private static Trials.Seen seen(ResultSet row) throws SQLException {
        return new Trials.Seen(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                Trials.State.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)).map(Outcome::valueOf),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(ErrorCode::valueOf),
                Optional.ofNullable(row.getString(9)),
                row.getInt(10),
                Optional.ofNullable(row.getString(11)),
                row.getTimestamp(12).toInstant(),
                instant(row.getTimestamp(13)),
                instant(row.getTimestamp(14)));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
