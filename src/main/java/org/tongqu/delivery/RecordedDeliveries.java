package org.tongqu.delivery;

import org.tongqu.disclosure.DisclosedView;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** What was planned for a partner, in clear, for whoever tries a mapping on it in memory. */
public interface RecordedDeliveries {

    /**
     * One delivery as it was frozen at planning. Holds personal data: never log, show or keep it.
     *
     * @param references as a first attempt at the time of planning would have had them
     */
    record Recorded(
            long deliveryId,
            String accidentNo,
            String message,
            DeliveryState state,
            DisclosedView view,
            Map<String, String> references) {}

    /**
     * Shows each delivery of a partner planned since then, oldest first, one at a time.
     *
     * @return how many there were, at most {@code limit}
     */
    int each(String partner, Instant since, int limit, Consumer<Recorded> look);
}
