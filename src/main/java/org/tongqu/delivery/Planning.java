package org.tongqu.delivery;

import org.tongqu.accident.PolicyKind;

/** Decides, case by case and in order, what goes to whom; serial per case. */
public interface Planning {

    /** Plans deliveries for every event of the case that is not planned yet. */
    void plan(String accidentNo);

    /**
     * Binds a line that waited for a person, and plans its full report.
     *
     * @param who the operator, audited
     * @param why the reason, audited
     */
    void assign(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            String partner,
            String who,
            String why);
}
