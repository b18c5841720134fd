package org.tongqu.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators see of, and do to, deliveries. */
public interface Deliveries {

    /** A delivery as shown; no personal data. */
    record Shown(
            long deliveryId,
            String partner,
            String accidentNo,
            Optional<String> vehicleId,
            Optional<String> policyKind,
            String eventType,
            int contentVersion,
            DeliveryState state,
            int attempt,
            Optional<String> reason,
            Optional<String> partnerCode,
            String withheld,
            Optional<String> payloadDigest,
            Instant createdAt,
            Instant updatedAt,
            Instant dueAt) {}

    /** How a partner stands. */
    record Standing(Map<DeliveryState, Long> counts, Optional<Instant> oldestOpen) {}

    /** Deliveries, newest first; filters are optional. */
    List<Shown> list(Optional<String> partner, Optional<DeliveryState> state, int limit);

    /** Deliveries of a case, in order. */
    List<Shown> ofCase(String accidentNo);

    /** One delivery. */
    Optional<Shown> find(long deliveryId);

    /** Sends a parked or refused delivery again; audited. */
    boolean retry(long deliveryId, String who);

    /** Hands over what waited for a partner that was not live; answers how many lines. */
    int resume(String partner);

    /** Counts and age per partner. */
    Map<String, Standing> standings();

    /** As {@link #standings}, of deliveries that are not at a good end: cheap at any size. */
    Map<String, Standing> unfinished();

    /** Repairs what crashes and silence left behind; called every second or so. */
    int sweep();
}
