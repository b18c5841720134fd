package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a changed mapping on what was delivered before; sends and stores nothing. */
public interface Backtest {

    /**
     * What to try.
     *
     * @param mapping a mapping folder on the hub's machine
     */
    record Wish(String partner, Path mapping, Instant since, int limit, String who) {}

    /** A field that becomes another; values are masked, codes of four characters are not. */
    record Change(String field, Optional<String> before, Optional<String> after) {}

    /**
     * A delivery that would differ.
     *
     * @param before why the mapping in force cannot translate it, when it cannot
     * @param after why the changed one cannot: it would be parked
     */
    record Difference(
            long deliveryId,
            String accidentNo,
            String message,
            Optional<String> before,
            Optional<String> after,
            List<Change> changes) {}

    /**
     * What would differ.
     *
     * @param fields how many deliveries differ in each field
     * @param parked deliveries that would newly be parked
     * @param freed deliveries that would no longer be parked
     * @param differences at most so many as are worth reading
     */
    record Outcome(
            String partner,
            int deliveries,
            int same,
            int different,
            int parked,
            int freed,
            Map<String, Integer> fields,
            List<Difference> differences) {}

    /**
     * Runs both mappings over the partner's frozen views.
     *
     * @throws TongquException NOT_FOUND; CONFIG_INVALID, naming file, line and field
     */
    Outcome run(Wish wish);
}
