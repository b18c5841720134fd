package org.tongqu.console.internal;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.tongqu.delivery.Breakers;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.partner.Partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One partner by what the ledger shows; the partner is not called.
 *
 * <p>BEHIND means that something was set aside, refused, is open for too long, or that the partner
 * cannot be reached. It does not make the hub itself unhealthy: a restart would mend nothing.
 */
final class PartnerHealth extends AbstractHealthIndicator {

    static final Status BEHIND = new Status("BEHIND");

    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    private final Partner partner;
    private final PartnerStandings standings;
    private final Breakers breakers;
    private final Clock clock;

    PartnerHealth(Partner partner, PartnerStandings standings, Breakers breakers, Clock clock) {
        super("The ledger cannot be read");
        this.partner = partner;
        this.standings = standings;
        this.breakers = breakers;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long parked = standings.count(partner.name(), DeliveryState.PARKED);
        long refused = standings.count(partner.name(), DeliveryState.REFUSED);
        Duration oldest = standings.oldestOpen(partner.name());
        Optional<Instant> open = breakers.openUntil(partner.name());
        boolean behind = parked + refused > 0 || oldest.compareTo(TOO_LONG) > 0 || open.isPresent();
        health.status(behind ? BEHIND : Status.UP)
                .withDetail("parked", parked)
                .withDetail("refused", refused)
                .withDetail("oldestOpenSeconds", oldest.toSeconds())
                .withDetail("breaker", open.isPresent() ? "OPEN" : "CLOSED");
        open.ifPresent(until -> health.withDetail("triedAgainAt", until.toString()));
        partner.acceptLegacy()
                .map(legacy -> legacy.warningAt(clock.instant()))
                .ifPresent(warning -> health.withDetail("legacy", warning));
    }
}
