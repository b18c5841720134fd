package org.tongqu.console.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;
import org.tongqu.intake.DetailPulls;
import org.tongqu.intake.DetailPulls.State;
import org.tongqu.intake.HeldStatements;
import org.tongqu.partner.PartnerDirectory;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;

/** What the hub has been told, and cannot record yet, as gauges. */
@Component
class IntakeMetrics implements MeterBinder {

    private final PartnerDirectory partners;
    private final Kept<Map<String, Long>> held;
    private final Kept<Map<String, Map<State, Long>>> pulls;

    IntakeMetrics(PartnerDirectory partners, HeldStatements held, DetailPulls pulls, Clock clock) {
        this.partners = partners;
        this.held = new Kept<>(held::counts, Map.of(), clock);
        this.pulls = new Kept<>(pulls::unfinished, Map.of(), clock);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        partners.all().forEach(partner -> bind(partner.name(), meters));
    }

    private void bind(String partner, MeterRegistry meters) {
        Gauge.builder("tongqu.held", () -> held.get().getOrDefault(partner, 0L))
                .description("Statements that wait for the claim they are about")
                .tag("partner", partner)
                .register(meters);
        for (State state : EnumSet.of(State.OPEN, State.GIVEN_UP)) {
            Gauge.builder("tongqu.pulls", () -> count(partner, state))
                    .description("Details that are to be fetched, or were given up")
                    .tag("partner", partner)
                    .tag("state", state.name())
                    .register(meters);
        }
    }

    private long count(String partner, State state) {
        return pulls.get().getOrDefault(partner, Map.of()).getOrDefault(state, 0L);
    }
}
