package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.delivery.internal.store.TransmissionStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.SealedMessages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers by reply queue, file or receipt: opened, kept, and each delivery settled. */
@Component
final class PartnerAnswers implements Answers {
    private final Ledger ledger;
    private final Messages messages;
    private final PartnerDirectory partners;
    private final ParcelSealing sealing;
    private final SealedMessages wire;
    private final Translation translation;
    private final Stores stores;
    private final Settlement settlement;
    private final PartnerStages stages;
    private final Clock clock;

    /** Where answers find what they name. */
    @Component
    record Stores(DeliveryStore deliveries, TransmissionStore transmissions, TrialAnswers trials) {}

    PartnerAnswers(
            Ledger ledger,
            Messages messages,
            PartnerDirectory partners,
            ParcelSealing sealing,
            SealedMessages wire,
            Translation translation,
            Stores stores,
            Settlement settlement,
            PartnerStages stages,
            Clock clock) {
        this.ledger = ledger;
        this.messages = messages;
        this.partners = partners;
        this.sealing = sealing;
        this.wire = wire;
        this.translation = translation;
        this.stores = stores;
        this.settlement = settlement;
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public void received(String partnerName, String message, Parcel answer) {
        Partner partner = partners.get(partnerName);
        Messages.Arrival arrival = arrival(partnerName, message, answer.body());
        if (stages.isSuspended(partnerName)) {
            ledger.record(() -> messages.refused(arrival, ErrorCode.PARTNER_SUSPENDED));
            return;
        }
        ParcelSealing.Opened opened;
        try {
            opened = sealing.open(answer, partner, message);
        } catch (TongquException e) {
            refuse(arrival, partnerName, e.code());
            return;
        }
        List<Reply> replies = translation.replies(partner, message, opened.payload());
        ledger.record(
                () -> {
                    keep(arrival, opened.payload(), replies);
                    replies.forEach(reply -> settle(partner, answer, reply));
                });
    }

    private void refuse(Messages.Arrival arrival, String partner, ErrorCode code) {
        ledger.record(
                () -> {
                    messages.refused(arrival, code);
                    stores.trials().unproven(partner, code);
                });
    }

    private void keep(Messages.Arrival arrival, byte[] payload, List<Reply> replies) {
        if (replies.stream().allMatch(PartnerAnswers::saysNothing)) {
            messages.invalid(arrival, ErrorCode.PARTNER_UNREADABLE, Optional.empty(), payload);
        } else {
            messages.noted(arrival, Optional.empty(), payload);
        }
    }

    private static boolean saysNothing(Reply reply) {
        return reply.outcome() == Outcome.UNREADABLE && reply.deliveryRef().isEmpty();
    }

    private void settle(Partner partner, Parcel answer, Reply reply) {
        find(partner, answer, reply)
                .ifPresentOrElse(
                        row -> settlement.settle(row, partner, reply),
                        () -> trial(partner, answer, reply));
    }

    private void trial(Partner partner, Parcel answer, Reply reply) {
        String file = answer.attributes().getOrDefault("file", "");
        if (file.isEmpty()) {
            Optional<UUID> uuid = reply.deliveryRef().flatMap(PartnerAnswers::uuid);
            stores.trials().received(partner.name(), uuid, reply);
        } else {
            stores.trials().receivedFor(partner.name(), file, reply);
        }
    }

    private Optional<DeliveryRow> find(Partner partner, Parcel answer, Reply reply) {
        String file = answer.attributes().getOrDefault("file", "");
        if (!file.isEmpty()) {
            return reply.deliveryRef().flatMap(ref -> member(partner, file, ref));
        }
        return reply.deliveryRef()
                .flatMap(PartnerAnswers::uuid)
                .flatMap(stores.deliveries()::byUuid)
                .filter(row -> row.partner().equals(partner.name()));
    }

    private Optional<DeliveryRow> member(Partner partner, String file, String memberNo) {
        if (!memberNo.matches("[0-9]{1,6}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(memberNo) - 1;
        return stores.transmissions()
                .byName(partner.name(), file)
                .map(stores.deliveries()::members)
                .filter(members -> index >= 0 && index < members.size())
                .map(members -> members.get(index));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void receipt(String uuid, byte[] receipt) {
        DeliveryRow row =
                uuid(uuid).flatMap(stores.deliveries()::byUuid).orElseThrow(this::unknown);
        Partner partner = partners.get(row.partner());
        if (stages.isSuspended(partner.name())) {
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, partner.name());
        }
        SealedMessages.Receipt proven = wire.verifyReceipt(receipt, partner);
        if (!proven.messageId().equals(row.uuid().toString())) {
            throw unknown();
        }
        Reply reply =
                new Reply(
                        Outcome.ACCEPTED,
                        Optional.of(proven.messageId()),
                        Optional.empty(),
                        Optional.empty());
        ledger.record(
                () -> {
                    messages.noted(
                            arrival(partner.name(), "receipt", receipt),
                            Optional.of(row.accidentNo()),
                            receipt);
                    settlement.settle(row, partner, reply);
                });
    }

    private TongquException unknown() {
        return new TongquException(ErrorCode.NOT_FOUND, "no delivery of this id");
    }

    private Messages.Arrival arrival(String partner, String channel, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel,
                Optional.of(partner),
                Optional.empty(),
                raw);
    }
}
