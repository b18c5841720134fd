package org.tongqu.ledger;

import org.tongqu.accident.ClaimProgress;
import org.tongqu.accident.PolicyKind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines: one claim of a case each, bound to one partner. */
public interface Lines {

    /** What names a line. */
    record Key(String accidentNo, String vehicleId, PolicyKind kind) {
        /** {@code accidentNo/vehicleId/kind}. */
        public String text() {
            return accidentNo + "/" + vehicleId + "/" + kind;
        }
    }

    /** A line as it stands. */
    record Line(
            Key key,
            String partner,
            String insurerCode,
            Optional<String> policyNo,
            Optional<String> reportNo,
            ClaimProgress progress,
            Amounts amounts,
            Set<String> refusedBy,
            Instant updatedAt) {}

    /** Money of a claim, in fen. */
    record Amounts(Optional<Long> assessed, Optional<Long> approved, Optional<Long> paid) {}

    /** Opens a line, or binds it to another partner; what that one refused before is forgotten. */
    void bind(Key key, String partner, String insurerCode, Optional<String> policyNo);

    /** Notes that a partner said the policy is not its own. */
    void refusedBy(Key key, String partner);

    /** The line of that name. */
    Optional<Line> find(Key key);

    /** All lines of a case. */
    List<Line> of(String accidentNo);

    /** The lines that a partner knows by this report number. */
    List<Line> byReportNo(String partner, String reportNo);

    /** Notes the partner's report number. */
    void reportNo(Key key, String reportNo);

    /**
     * Stores progress and the amounts that were said; amounts not said stay. The line as it is now.
     */
    Line progress(Key key, ClaimProgress progress, Amounts amounts);

    /** Open lines of a partner with a report number, longest untouched first. */
    List<Line> openWithReportNo(String partner, int limit);
}
