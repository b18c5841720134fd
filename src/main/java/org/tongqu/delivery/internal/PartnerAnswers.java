package org.tongqu.delivery.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.internal.store.DeliveryRow;
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
    private final NamedDeliveries named;
    private final Settlement settlement;
    private final TrialAnswers trials;
    private final WireSpeech speech;
    private final PartnerStages stages;
    private final Clock clock;

    PartnerAnswers(
            Ledger ledger,
            Messages messages,
            PartnerDirectory partners,
            ParcelSealing sealing,
            SealedMessages wire,
            Translation translation,
            NamedDeliveries named,
            Settlement settlement,
            TrialAnswers trials,
            WireSpeech speech,
            PartnerStages stages,
            Clock clock) {
        this.ledger = ledger;
        this.messages = messages;
        this.partners = partners;
        this.sealing = sealing;
        this.wire = wire;
        this.translation = translation;
        this.named = named;
        this.settlement = settlement;
        this.trials = trials;
        this.speech = speech;
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public List<String> received(String partnerName, String message, Parcel answer) {
        Partner partner = partners.get(partnerName);
        Messages.Arrival arrival = arrival(partnerName, message, answer.body());
        if (stages.isSuspended(partnerName)) {
            ledger.record(() -> messages.refused(arrival, ErrorCode.PARTNER_SUSPENDED));
            return List.of();
        }
        ParcelSealing.Opened opened;
        try {
            opened = sealing.open(answer, partner, message);
        } catch (TongquException e) {
            refuse(arrival, partnerName, e.code());
            return List.of();
        }
        List<Reply> replies = translation.replies(partner, message, opened.payload());
        return ledger.record(
                () -> {
                    if (isReplay(partner, opened)) {
                        messages.refused(arrival, ErrorCode.REPLAYED_REQUEST);
                        return List.of();
                    }
                    keep(arrival, opened.payload(), problem(partner, answer, replies));
                    return replies.stream()
                            .flatMap(reply -> settle(partner, answer, reply).stream())
                            .toList();
                });
    }

    private void refuse(Messages.Arrival arrival, String partner, ErrorCode code) {
        ledger.record(
                () -> {
                    messages.refused(arrival, code);
                    trials.unproven(partner, code);
                });
    }

    private boolean isReplay(Partner partner, ParcelSealing.Opened opened) {
        return opened.nonce().filter(n -> !isFirst(partner, n)).isPresent();
    }

    private boolean isFirst(Partner partner, ParcelSealing.Nonce nonce) {
        return messages.rememberNonce(partner.name(), nonce.value(), nonce.remembered());
    }

    private void keep(Messages.Arrival arrival, byte[] payload, Optional<ErrorCode> problem) {
        problem.ifPresentOrElse(
                code -> messages.invalid(arrival, code, Optional.empty(), payload),
                () -> messages.noted(arrival, Optional.empty(), payload));
    }

    private Optional<ErrorCode> problem(Partner partner, Parcel answer, List<Reply> replies) {
        if (replies.stream().allMatch(PartnerAnswers::saysNothing)) {
            return Optional.of(ErrorCode.PARTNER_UNREADABLE);
        }
        return replies.stream()
                        .filter(reply -> named.isLost(partner, answer, reply))
                        .anyMatch(reply -> !trials.isNamed(partner.name(), file(answer), reply))
                ? Optional.of(ErrorCode.DELIVERY_UNKNOWN)
                : Optional.empty();
    }

    private static boolean saysNothing(Reply reply) {
        return reply.outcome() == Outcome.UNREADABLE && reply.deliveryRef().isEmpty();
    }

    private Optional<String> settle(Partner partner, Parcel answer, Reply reply) {
        Optional<DeliveryRow> row = named.find(partner, answer, reply);
        row.ifPresent(found -> settlement.settle(found, partner, reply));
        return row.map(found -> found.uuid().toString()).or(() -> trial(partner, answer, reply));
    }

    private static String file(Parcel answer) {
        return answer.attributes().getOrDefault("file", "");
    }

    private Optional<String> trial(Partner partner, Parcel answer, Reply reply) {
        String file = file(answer);
        if (file.isEmpty()) {
            return trials.received(partner.name(), reply);
        }
        trials.receivedFor(partner.name(), file, reply);
        return Optional.empty();
    }

    @Override
    public void receipt(String uuid, byte[] receipt) {
        DeliveryRow row = named.byUuid(uuid).orElseThrow(this::unknown);
        Partner partner = partners.get(row.partner());
        if (stages.isSuspended(partner.name())) {
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, partner.name());
        }
        SealedMessages.Receipt proven = wire.verifyReceipt(receipt, partner);
        if (!proven.messageId().equals(row.uuid().toString())) {
            throw unknown();
        }
        if (!speech.isFor(partner, row, proven)) {
            throw TongquException.atField(
                    ErrorCode.RECEIPT_MISMATCH, "/digest", "not of what was sealed for you");
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
