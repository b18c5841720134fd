package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.ParcelSealing.Opened;

import java.util.Optional;

/** Opens parcels by their partner's suite, each sealed one once. */
@Component
final class ParcelOpening {
    private final ParcelSealing sealing;
    private final Recording recording;

    ParcelOpening(ParcelSealing sealing, Recording recording) {
        this.sealing = sealing;
        this.recording = recording;
    }

    /**
     * What the parcel says; the bare body where the channel authenticates.
     *
     * @throws TongquException as {@link ParcelSealing#open}; REPLAYED_REQUEST when its nonce was
     *     {@linkplain #taken taken} before
     */
    Opened open(Channel channel, Partner partner, Parcel parcel) {
        if (!channel.sealed()) {
            return new Opened(parcel.body(), Partner.Proof.PLAIN, Optional.empty());
        }
        Opened opened = sealing.open(parcel, partner, channel.message());
        if (opened.nonce().filter(nonce -> isKnown(partner, nonce.value())).isPresent()) {
            throw new TongquException(
                    ErrorCode.REPLAYED_REQUEST, "a nonce of " + partner.name() + " came again");
        }
        return opened;
    }

    private boolean isKnown(Partner partner, String nonce) {
        return recording
                .ledger()
                .record(() -> recording.messages().knowsNonce(partner.name(), nonce));
    }

    /**
     * Remembers the nonce, now that all the parcel says is recorded: one that a crash cut short
     * comes again from its queue or topic, and must not look like a replay.
     */
    void taken(Partner partner, Opened opened) {
        opened.nonce()
                .ifPresent(
                        nonce ->
                                recording
                                        .ledger()
                                        .record(
                                                () ->
                                                        recording
                                                                .messages()
                                                                .rememberNonce(
                                                                        partner.name(),
                                                                        nonce.value(),
                                                                        nonce.remembered())));
    }
}
