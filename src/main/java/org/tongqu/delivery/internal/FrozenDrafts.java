package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Digests;

/** A delivery is translated once, at its first attempt; every later one sends the same. */
@Component
final class FrozenDrafts {
    private final DeliveryStore store;
    private final Speeches speeches;
    private final DraftCodec codec;
    private final Digests digests;

    FrozenDrafts(DeliveryStore store, Speeches speeches, DraftCodec codec, Digests digests) {
        this.store = store;
        this.speeches = speeches;
        this.codec = codec;
        this.digests = digests;
    }

    /** The frozen draft, translated and frozen now when there is none. */
    Draft of(Partner partner, DeliveryRow row) {
        return store.draft(row).map(codec::read).orElseGet(() -> freeze(partner, row));
    }

    private Draft freeze(Partner partner, DeliveryRow row) {
        Draft draft = speeches.of(partner).translate(partner, row, store.view(row));
        byte[] frozen = codec.write(draft);
        store.freeze(row, frozen, digests.sm3Hex(frozen));
        return draft;
    }
}
