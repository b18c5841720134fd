package org.tongqu.underwriting;

import org.tongqu.accident.PolicyKind;
import org.tongqu.failure.TongquException;

import java.time.Instant;
import java.util.List;

/**
 * What cannot be decided by rule waits here for a person. Takes part in the caller's transaction.
 */
public interface RoutingQueue {

    /**
     * One vehicle and policy kind that waits.
     *
     * @param reason name of a {@link RouteReason}
     * @param candidates codes of the insurers that were considered
     * @param since when it first could not be decided
     */
    record Waiting(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            String reason,
            List<String> candidates,
            Instant since) {}

    /**
     * A person's decision: which partner, who decided, and why; no personal data in {@code why}.
     */
    record Assignment(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            String partner,
            String who,
            String why) {}

    /** Everything that waits, the oldest first. */
    List<Waiting> waiting();

    /**
     * Decides by hand: writes a MANUAL decision and an audit entry, and ends the wait.
     *
     * <p>From then on {@link UnderwriterResolver#resolve} answers with this partner, until it is
     * among the excluded.
     *
     * @throws TongquException NOT_FOUND when nothing was ever asked about that vehicle and kind;
     *     INVALID_VALUE when the partner is not an insurer, or who or why are blank
     */
    void assign(Assignment assignment);
}
