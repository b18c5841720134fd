package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.ledger.Outbox;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;

import java.time.Duration;

/** Hands the head of a line, and only the head, to its partner's queue. */
@Component
final class HandOver {
    /** After this long, what was handed over and not taken is handed over again. */
    static final Duration TAKEN_WITHIN = Duration.ofSeconds(60);

    private final DeliveryStore store;
    private final Outbox outbox;
    private final PartnerDirectory partners;
    private final PartnerStages stages;

    HandOver(DeliveryStore store, Outbox outbox, PartnerDirectory partners, PartnerStages stages) {
        this.store = store;
        this.outbox = outbox;
        this.partners = partners;
        this.stages = stages;
    }

    /** Queues the head of the line if it is pending and its partner is live and called by queue. */
    void head(String lineKey) {
        store.head(lineKey)
                .filter(row -> row.state() == DeliveryState.PENDING)
                .filter(row -> stages.isLive(row.partner()))
                .filter(this::isPushed)
                .ifPresent(this::queue);
    }

    /** Whether this row is the head of its line. */
    boolean isHead(DeliveryRow row) {
        return store.head(row.lineKey())
                .filter(head -> head.deliveryId() == row.deliveryId())
                .isPresent();
    }

    /** Queues a delivery. */
    void queue(DeliveryRow row) {
        outbox.add("deliver." + row.partner(), Long.toString(row.deliveryId()));
    }

    /** Whether its partner is called by queue. */
    boolean isPushed(DeliveryRow row) {
        return partners.find(row.partner()).filter(p -> Way.of(p) == Way.PUSH).isPresent();
    }
}
