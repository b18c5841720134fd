package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.ledger.Ledger;
import org.tongqu.partner.Partner;

import java.time.Instant;
import java.util.Optional;

/** What an open breaker means for deliveries: they wait in the ledger, and one tries. */
@Component
final class Reaching {
    private final PartnerBreakers breakers;
    private final Ledger ledger;
    private final DeliveryStore store;
    private final Settlement settlement;

    Reaching(PartnerBreakers breakers, Ledger ledger, DeliveryStore store, Settlement settlement) {
        this.breakers = breakers;
        this.ledger = ledger;
        this.store = store;
        this.settlement = settlement;
    }

    /** Whether a pending delivery may be tried now; if not, it is put off. */
    boolean admits(DeliveryRow row, Partner partner) {
        if (row.state() != DeliveryState.PENDING) {
            return false;
        }
        boolean admitted = breakers.admits(partner, row.deliveryId());
        if (!admitted) {
            store.postpone(row, breakers.due(partner));
        }
        return admitted;
    }

    /** The partner answered or took a message; all that waits for it is due when it is back. */
    void reached(String partner) {
        if (breakers.reached(partner)) {
            ledger.record(() -> store.wake(partner));
        }
    }

    /** An attempt met this. */
    void met(Partner partner, String symptom) {
        breakers.met(partner, symptom);
    }

    /** The delivery after a failure: what was let through an open breaker used up no attempt. */
    DeliveryRow spared(DeliveryRow row, Partner partner, boolean maybeReceived) {
        if (!isSentAgain(partner, maybeReceived)
                || breakers.openUntil(row.partner()).isEmpty()
                || !breakers.isProbe(row.partner(), row.deliveryId())) {
            return row;
        }
        store.spare(row);
        return store.find(row.deliveryId()).orElse(row);
    }

    /** Puts off what failed while the breaker is open and may be sent again; false for the rest. */
    boolean postpones(DeliveryRow row, Partner partner, boolean maybeReceived) {
        boolean again = isSentAgain(partner, maybeReceived);
        Optional<Instant> until = breakers.openUntil(partner.name());
        until.filter(u -> again).ifPresent(u -> settlement.postpone(row, u));
        return again && until.isPresent();
    }

    /** What the partner may hold, and does not tell a repeat of, keeps its limit: it is parked. */
    private static boolean isSentAgain(Partner partner, boolean maybeReceived) {
        return !maybeReceived || partner.delivery().resend() == Partner.Resend.SAME_ID;
    }
}
