package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.RecordedDeliveries;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens frozen views one by one; each is forgotten before the next. */
@Component
final class FrozenViews implements RecordedDeliveries {
    private final Ledger ledger;
    private final DeliveryStore store;
    private final DisclosurePolicy disclosure;
    private final PartnerSpeech speech;
    private final ObjectMapper json = new ObjectMapper();

    FrozenViews(
            Ledger ledger, DeliveryStore store, DisclosurePolicy disclosure, PartnerSpeech speech) {
        this.ledger = ledger;
        this.store = store;
        this.disclosure = disclosure;
        this.speech = speech;
    }

    @Override
    public int each(String partner, Instant since, int limit, Consumer<Recorded> look) {
        List<DeliveryRow> rows = ledger.record(() -> store.plannedSince(partner, since, limit));
        for (DeliveryRow row : rows) {
            look.accept(ledger.record(() -> recorded(row)));
        }
        return rows.size();
    }

    private Recorded recorded(DeliveryRow row) {
        return new Recorded(
                row.deliveryId(),
                row.accidentNo(),
                row.message(),
                row.state(),
                view(row),
                speech.references(row, Optional.empty(), row.acceptedAt()));
    }

    private DisclosedView view(DeliveryRow row) {
        try {
            ObjectNode tree = (ObjectNode) json.readTree(store.view(row));
            return disclosure.restore(tree, row.policyVersion());
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a stored view cannot be read", e);
        }
    }
}
