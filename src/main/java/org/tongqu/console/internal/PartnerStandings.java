package org.tongqu.console.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Deliveries.Standing;
import org.tongqu.delivery.DeliveryState;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How each partner stands by the ledger, asked at most every five seconds. Thread-safe. */
@Component
class PartnerStandings {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final Standing NOTHING = new Standing(Map.of(), Optional.empty());

    private final Deliveries deliveries;
    private final Clock clock;
    private Instant askedAt = Instant.MIN;
    private Map<String, Standing> known = Map.of();

    PartnerStandings(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Deliveries of a partner in a state; those that ended well are not counted here. */
    long count(String partner, DeliveryState state) {
        return of(partner).counts().getOrDefault(state, 0L);
    }

    /** Age of the oldest delivery that is not at a good end; zero when there is none. */
    Duration oldestOpen(String partner) {
        return of(partner)
                .oldestOpen()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private synchronized Standing of(String partner) {
        Instant now = clock.instant();
        if (askedAt.isBefore(now.minus(KEPT))) {
            known = deliveries.unfinished();
            askedAt = now;
        }
        return known.getOrDefault(partner, NOTHING);
    }
}
