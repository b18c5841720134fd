package org.tongqu.onboarding.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.tongqu.onboarding.internal.store.StageStore;
import org.tongqu.onboarding.internal.store.StageStore.Decided;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStage;
import org.tongqu.partner.PartnerStages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stages as decided, asked of the ledger at most once a second.
 *
 * <p>Where nobody decided, a simulated partner is live in a trial, and any other is a draft.
 */
@Component
final class StoredStages implements PartnerStages {
    private static final Duration KEPT = Duration.ofSeconds(1);

    private record Known(Instant at, Map<String, Decided> decided) {}

    private final StageStore store;
    private final PartnerDirectory partners;
    private final boolean production;
    private final Clock clock;
    private volatile Known known = new Known(Instant.MIN, Map.of());

    StoredStages(
            StageStore store,
            PartnerDirectory partners,
            @Value("${tongqu.production:false}") boolean production,
            Clock clock) {
        this.store = store;
        this.partners = partners;
        this.production = production;
        this.clock = clock;
    }

    @Override
    public PartnerStage of(String partner) {
        return decided(partner).map(Decided::stage).orElseGet(() -> implied(partner));
    }

    /** What a partner is when nobody decided. */
    PartnerStage implied(String partner) {
        boolean simulator = partners.find(partner).filter(p -> p.simulated()).isPresent();
        return simulator && !production ? PartnerStage.LIVE : PartnerStage.DRAFT;
    }

    /** The decision, if there is one. */
    Optional<Decided> decided(String partner) {
        Known kept = known;
        if (kept.at().isBefore(clock.instant().minus(KEPT))) {
            kept = refresh();
        }
        return Optional.ofNullable(kept.decided().get(partner));
    }

    /** Asks anew; what was known stays when the ledger does not answer. */
    Known refresh() {
        try {
            known =
                    new Known(
                            clock.instant(),
                            store.all().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Decided::partner, Function.identity())));
        } catch (DataAccessException e) {
            known = new Known(clock.instant(), known.decided());
        }
        return known;
    }

    /** Forgets what it knows. */
    void changed() {
        known = new Known(Instant.MIN, known.decided());
    }

    boolean production() {
        return production;
    }
}
