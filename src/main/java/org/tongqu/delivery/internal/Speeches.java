package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.partner.Partner;

/** Which way of speaking a partner's file declares. */
@Component
final class Speeches {
    private final WireSpeech wire;
    private final PartnerSpeech parcels;

    Speeches(WireSpeech wire, PartnerSpeech parcels) {
        this.wire = wire;
        this.parcels = parcels;
    }

    Speech of(Partner partner) {
        return partner.suites().parcel().isPresent() ? parcels : wire;
    }
}
