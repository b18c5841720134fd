package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongqu.accident.PolicyKind;
import org.tongqu.underwriting.internal.store.Decision.Subject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** What waits for a person. */
@Repository
public class WaitingList {
    private final JdbcClient jdbc;

    /** Reads and writes through the given client. */
    public WaitingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that waits; candidates as the decision has them. */
    public record Entry(Subject subject, String reason, String candidatesJson, Instant since) {}

    /** Waits by this decision; a wait that had begun keeps its beginning. */
    public void put(Subject subject, long decisionId, Instant since) {
        jdbc.sql(
                        """
                        insert into underwriting_waiting (accident_no, vehicle_id, kind,
                            decision_id, since)
                        values (:accidentNo, :vehicleId, :kind, :decisionId, :since)
                        on conflict (accident_no, vehicle_id, kind)
                        do update set decision_id = excluded.decision_id
                        """)
                .param("accidentNo", subject.accidentNo())
                .param("vehicleId", subject.vehicleId())
                .param("kind", subject.kind().name())
                .param("decisionId", decisionId)
                .param("since", Timestamp.from(since))
                .update();
    }

    /** Waits no longer. */
    public void remove(Subject subject) {
        jdbc.sql(
                        """
                        delete from underwriting_waiting
                        where accident_no = :accidentNo and vehicle_id = :vehicleId
                          and kind = :kind
                        """)
                .param("accidentNo", subject.accidentNo())
                .param("vehicleId", subject.vehicleId())
                .param("kind", subject.kind().name())
                .update();
    }

    /** All, the oldest first. */
    public List<Entry> all() {
        return jdbc.sql(
                        """
                        select w.accident_no, w.vehicle_id, w.kind, w.since, d.reason,
                            d.candidates::text as candidates
                        from underwriting_waiting w join underwriting_decision d using (decision_id)
                        order by w.since, w.decision_id
                        """)
                .query(WaitingList::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new Subject(
                        row.getString("accident_no"),
                        row.getString("vehicle_id"),
                        PolicyKind.valueOf(row.getString("kind"))),
                row.getString("reason"),
                row.getString("candidates"),
                row.getTimestamp("since").toInstant());
    }
}
