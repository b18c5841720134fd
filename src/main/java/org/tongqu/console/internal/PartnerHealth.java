package org.tongqu.console.internal;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.partner.Partner;

import java.time.Clock;
import java.time.Duration;

/**
 * One partner by what the ledger shows; the partner is not called.
 *
 * <p>BEHIND means that something was set aside, refused, or is open for too long. It does not make
 * the hub itself unhealthy: a restart would mend nothing.
 */
final class PartnerHealth extends AbstractHealthIndicator {

    static final Status BEHIND = new Status("BEHIND");

    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    private final Partner partner;
    private final PartnerStandings standings;
    private final Clock clock;

    PartnerHealth(Partner partner, PartnerStandings standings, Clock clock) {
        super("The ledger cannot be read");
        this.partner = partner;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        long parked = standings.count(partner.name(), DeliveryState.PARKED);
        long refused = standings.count(partner.name(), DeliveryState.REFUSED);
        Duration oldest = standings.oldestOpen(partner.name());
        boolean behind = parked + refused > 0 || oldest.compareTo(TOO_LONG) > 0;
        health.status(behind ? BEHIND : Status.UP)
                .withDetail("parked", parked)
                .withDetail("refused", refused)
                .withDetail("oldestOpenSeconds", oldest.toSeconds());
        partner.acceptLegacy()
                .map(legacy -> legacy.warningAt(clock.instant()))
                .ifPresent(warning -> health.withDetail("legacy", warning));
    }
}
