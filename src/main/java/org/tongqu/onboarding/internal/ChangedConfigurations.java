package org.tongqu.onboarding.internal;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.onboarding.internal.store.StageStore;
import org.tongqu.onboarding.internal.store.StageStore.Decided;
import org.tongqu.partner.PartnerStage;

import java.time.Clock;
import java.util.Map;

/**
 * In production, a live partner whose configuration is not the approved one starts in testing.
 *
 * <p>Done before any route runs (ADR 10).
 */
@Component
final class ChangedConfigurations implements SmartLifecycle {
    private static final int BEFORE_ROUTES = -100;
    private static final String HUB = "tongqu";
    private static final String WHY = "the configuration changed since it was approved";

    private final Ledger ledger;
    private final AuditTrail audit;
    private final StageStore store;
    private final StoredStages stages;
    private final Configurations configurations;
    private final Clock clock;
    private volatile boolean running;

    ChangedConfigurations(
            Ledger ledger,
            AuditTrail audit,
            StageStore store,
            StoredStages stages,
            Configurations configurations,
            Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.store = store;
        this.stages = stages;
        this.configurations = configurations;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (stages.production()) {
            ledger.record(() -> store.all().stream().filter(this::isChanged).forEach(this::back));
            stages.changed();
        }
    }

    private boolean isChanged(Decided decided) {
        return decided.stage() == PartnerStage.LIVE
                && !decided.digest().equals(configurations.of(decided.partner()).digest());
    }

    private void back(Decided decided) {
        String digest = configurations.of(decided.partner()).digest();
        store.put(
                new Decided(
                        decided.partner(),
                        PartnerStage.TESTING,
                        digest,
                        clock.instant(),
                        HUB,
                        WHY));
        audit.append(
                "partner.promoted",
                decided.partner(),
                HUB,
                Map.of("from", "LIVE", "to", "TESTING", "digest", digest, "why", WHY));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_ROUTES;
    }
}
