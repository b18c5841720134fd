package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.PullOutbox;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.ledger.Ledger;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;

import java.util.List;

/** Seals what waits for a partner at the moment it asks. */
@Component
final class WaitingMessages implements PullOutbox {
    private final Ledger ledger;
    private final PartnerDirectory partners;
    private final PartnerStages stages;
    private final DeliveryStore store;
    private final WireSpeech speech;
    private final FrozenDrafts drafts;
    private final Replanning replanning;

    WaitingMessages(
            Ledger ledger,
            PartnerDirectory partners,
            PartnerStages stages,
            DeliveryStore store,
            WireSpeech speech,
            FrozenDrafts drafts,
            Replanning replanning) {
        this.ledger = ledger;
        this.partners = partners;
        this.stages = stages;
        this.store = store;
        this.speech = speech;
        this.drafts = drafts;
        this.replanning = replanning;
    }

    @Override
    public List<Item> after(String partnerName, long position, int limit) {
        Partner partner = partners.get(partnerName);
        if (!stages.isLive(partnerName)) {
            return List.of();
        }
        return ledger.record(
                () ->
                        waiting(partnerName, position, limit).stream()
                                .map(row -> item(partner, row))
                                .toList());
    }

    /** What is planned anew on the way stands further back: it is looked up again. */
    private List<DeliveryRow> waiting(String partner, long position, int limit) {
        List<DeliveryRow> waiting = store.awaitingAfter(partner, position, limit);
        while (!waiting.stream().allMatch(replanning::maySend)) {
            waiting = store.awaitingAfter(partner, position, limit);
        }
        return waiting;
    }

    private Item item(Partner partner, DeliveryRow row) {
        byte[] message = speech.seal(partner, row, drafts.of(partner, row)).body();
        return new Item(row.deliveryId(), row.uuid().toString(), message);
    }
}
