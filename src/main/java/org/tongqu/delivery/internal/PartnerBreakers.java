package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Breakers;
import org.tongqu.partner.Partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A breaker per partner: after some failures in a row one delivery at a time tries it.
 *
 * <p>Each node counts for itself; what waits is written in the ledger (ADR 19).
 */
@Component
final class PartnerBreakers implements Breakers {
    /** Failures in a row after which the partner is given a rest. */
    static final int OPENS_AFTER = 6;

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration APART = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    /** What a gateway says in place of a partner that it cannot reach. */
    private static final Set<String> OF_GATEWAYS = Set.of("http-502", "http-503", "http-504");

    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
    private final Clock clock;

    PartnerBreakers(Clock clock) {
        this.clock = clock;
    }

    /** Whether the delivery may be tried now; while the breaker is open, one per rest may. */
    boolean admits(Partner partner, long deliveryId) {
        return of(partner.name()).admits(clock.instant(), rest(partner), deliveryId);
    }

    /** When a delivery that was not admitted is due again, the later the more of them wait. */
    Instant due(Partner partner) {
        return of(partner.name()).due(clock.instant());
    }

    /**
     * Whether this delivery was the one let through an open breaker, and what became of it is open.
     */
    boolean isProbe(String partner, long deliveryId) {
        return of(partner).isProbe(deliveryId);
    }

    /** The partner answered; true when that closes its breaker. */
    boolean reached(String partner) {
        return of(partner).reached();
    }

    /** An attempt failed in this way; whatever status a partner answers, it was reached. */
    void met(Partner partner, String symptom) {
        if (!symptom.startsWith("http-") || OF_GATEWAYS.contains(symptom)) {
            of(partner.name()).failed(clock.instant().plus(rest(partner)));
        }
    }

    @Override
    public Optional<Instant> openUntil(String partner) {
        return of(partner).openUntil();
    }

    private static Duration rest(Partner partner) {
        Duration cap = partner.delivery().backoffCap();
        return cap.compareTo(LONGEST_REST) < 0 ? cap : LONGEST_REST;
    }

    private Breaker of(String partner) {
        return breakers.computeIfAbsent(partner, name -> new Breaker());
    }

    /** One partner's. */
    private static final class Breaker {
        private static final long NONE = 0;

        private int failures;
        private Instant until = Instant.MIN;
        private long probe = NONE;
        private long waiting;

        synchronized boolean admits(Instant now, Duration rest, long deliveryId) {
            if (failures < OPENS_AFTER) {
                return true;
            }
            if (now.isBefore(until)) {
                return false;
            }
            until = now.plus(rest);
            probe = deliveryId;
            waiting = 0;
            return true;
        }

        synchronized Instant due(Instant now) {
            Duration behind = APART.multipliedBy(waiting++);
            Instant due = until.isBefore(now) ? now : until;
            return due.plus(behind.compareTo(LONGEST_WAIT) < 0 ? behind : LONGEST_WAIT);
        }

        synchronized boolean isProbe(long deliveryId) {
            return probe == deliveryId;
        }

        synchronized boolean reached() {
            boolean closes = failures >= OPENS_AFTER;
            failures = 0;
            probe = NONE;
            return closes;
        }

        synchronized void failed(Instant next) {
            failures++;
            until = next;
        }

        synchronized Optional<Instant> openUntil() {
            return failures < OPENS_AFTER ? Optional.empty() : Optional.of(until);
        }
    }
}
