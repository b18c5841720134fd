package org.tongqu.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements that came before the claim they are about; held with a limit, never refused. */
public interface HeldStatements {

    /** The queue of work that names one held statement to try again. */
    String QUEUE = "intake.held";

    /** A held statement, as operators see it. */
    record Shown(
            String partner,
            String id,
            String channel,
            Instant receivedAt,
            int tries,
            Instant dueAt) {}

    /** Held statements, oldest first. */
    List<Shown> list(Optional<String> partner, int limit);

    /** How many are held, per partner. */
    Map<String, Long> counts();

    /** Tries one again: records it when its claim is known now, else goes on holding it. */
    void release(String reference);

    /** Tries those again that are due; what is too old is recorded as invalid: LINE_UNKNOWN. */
    void sweep();
}
