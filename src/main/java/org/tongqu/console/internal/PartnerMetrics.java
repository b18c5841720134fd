package org.tongqu.console.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Breakers;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.util.EnumSet;
import java.util.Set;

/** What the ledger still owes each partner, as gauges. */
@Component
class PartnerMetrics implements MeterBinder {

    private static final Set<DeliveryState> UNFINISHED =
            EnumSet.complementOf(EnumSet.of(DeliveryState.CONFIRMED, DeliveryState.REDIRECTED));
    private static final double MILLIS = 1000.0;

    private final PartnerDirectory partners;
    private final PartnerStandings standings;
    private final Breakers breakers;

    PartnerMetrics(PartnerDirectory partners, PartnerStandings standings, Breakers breakers) {
        this.partners = partners;
        this.standings = standings;
        this.breakers = breakers;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Partner partner : partners.all()) {
            UNFINISHED.forEach(state -> count(partner.name(), state, meters));
            Gauge.builder(
                            "tongqu.partner.breaker",
                            () -> breakers.openUntil(partner.name()).isPresent() ? 1 : 0)
                    .description("1 while this node gives a partner a rest that is not reached")
                    .tag("partner", partner.name())
                    .register(meters);
            Gauge.builder(
                            "tongqu.oldest.open.delivery.age",
                            () -> standings.oldestOpen(partner.name()).toMillis() / MILLIS)
                    .description("Age of the oldest delivery that is not at a good end")
                    .baseUnit("seconds")
                    .tag("partner", partner.name())
                    .register(meters);
        }
    }

    private void count(String partner, DeliveryState state, MeterRegistry meters) {
        Gauge.builder("tongqu.deliveries", () -> standings.count(partner, state))
                .description("Deliveries that are not at a good end")
                .tag("partner", partner)
                .tag("state", state.name())
                .register(meters);
    }
}
