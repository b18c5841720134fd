package org.tongqu.delivery.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;

import java.time.Clock;
import java.time.Duration;

/** Counts how deliveries end, once that is committed. */
@Component
final class Endings {
    private final MeterRegistry meters;
    private final Clock clock;

    Endings(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Counts one end, and how long it took since the hub accepted what was delivered. */
    void count(DeliveryRow row, DeliveryState state) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ended(row, state);
                    }
                });
    }

    private void ended(DeliveryRow row, DeliveryState state) {
        Timer.builder("tongqu.deliveries.ended")
                .description("From the acceptance of an event to the end of its delivery")
                .tag("partner", row.partner())
                .tag("state", state.name())
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1))
                .register(meters)
                .record(Duration.between(row.acceptedAt(), clock.instant()));
    }
}
