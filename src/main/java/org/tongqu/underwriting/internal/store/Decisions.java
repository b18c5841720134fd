package org.tongqu.underwriting.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongqu.underwriting.internal.store.Decision.Subject;

import java.sql.Timestamp;
import java.util.Optional;

/** Appends decisions and finds earlier ones. */
@Repository
public class Decisions {
    private final JdbcClient jdbc;

    /** Writes through the given client. */
    public Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Appends one; answers with its number. */
    public long append(Decision decision) {
        Subject subject = decision.subject();
        return jdbc.sql(
                        """
                        insert into underwriting_decision (accident_no, vehicle_id, kind, outcome,
                            reason, insurer_code, partner, candidates, excluded, hint,
                            rule_version, decided_at, decided_by, why)
                        values (:accidentNo, :vehicleId, :kind, :outcome, :reason, :insurerCode,
                            :partner, cast(:candidates as jsonb), cast(:excluded as text[]), :hint,
                            :ruleVersion, :decidedAt, :decidedBy, :why)
                        returning decision_id
                        """)
                .param("accidentNo", subject.accidentNo())
                .param("vehicleId", subject.vehicleId())
                .param("kind", subject.kind().name())
                .param("outcome", decision.outcome().name())
                .param("reason", decision.reason().name())
                .param("insurerCode", decision.insurerCode().orElse(null))
                .param("partner", decision.partner().orElse(null))
                .param("candidates", decision.candidatesJson())
                .param("excluded", decision.excluded().toArray(String[]::new))
                .param("hint", decision.hint().orElse(null))
                .param("ruleVersion", decision.ruleVersion())
                .param("decidedAt", Timestamp.from(decision.decidedAt()))
                .param("decidedBy", decision.decidedBy())
                .param("why", decision.why().orElse(null))
                .query(Long.class)
                .single();
    }

    /** Whether anything was ever decided about it. */
    public boolean knows(Subject subject) {
        return jdbc.sql(
                        """
                        select exists (select 1 from underwriting_decision
                            where accident_no = :accidentNo and vehicle_id = :vehicleId
                              and kind = :kind)
                        """)
                .param("accidentNo", subject.accidentNo())
                .param("vehicleId", subject.vehicleId())
                .param("kind", subject.kind().name())
                .query(Boolean.class)
                .single();
    }

    /** What is known of earlier decisions: the partner that a person chose last, if one did. */
    public record Earlier(Optional<String> partnerByHand) {}

    /** Earlier decisions; empty when nothing was ever decided about it. */
    public Optional<Earlier> earlier(Subject subject) {
        return jdbc.sql(
                        """
                        select case when reason = 'MANUAL' then partner end
                        from underwriting_decision
                        where accident_no = :accidentNo and vehicle_id = :vehicleId
                          and kind = :kind
                        order by reason = 'MANUAL' desc, decision_id desc limit 1
                        """)
                .param("accidentNo", subject.accidentNo())
                .param("vehicleId", subject.vehicleId())
                .param("kind", subject.kind().name())
                .query((row, n) -> new Earlier(Optional.ofNullable(row.getString(1))))
                .optional();
    }
}
