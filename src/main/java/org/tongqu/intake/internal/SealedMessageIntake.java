package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.WireIntake;
import org.tongqu.ledger.Messages;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.sealing.DataCipher;
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.SealedMessages;
import org.tongqu.sealing.SealedMessages.Authenticated;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Takes sealed messages in; an honest repeat gets the receipt it got before, at any age. */
@Component
final class SealedMessageIntake implements WireIntake {
    private final SealedMessages wire;
    private final CanonicalEvents canonical;
    private final Recording recording;
    private final EventRecorder recorder;
    private final DataCipher cipher;
    private final Digests digests;
    private final Clock clock;

    SealedMessageIntake(
            SealedMessages wire,
            CanonicalEvents canonical,
            Recording recording,
            EventRecorder recorder,
            DataCipher cipher,
            Digests digests,
            Clock clock) {
        this.wire = wire;
        this.canonical = canonical;
        this.recording = recording;
        this.recorder = recorder;
        this.cipher = cipher;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Receipted accept(byte[] envelope, String channel) {
        Authenticated message = authenticate(envelope, channel);
        Messages.Arrival arrival = arrival(message, channel);
        recording.requireNotSuspended(arrival);
        Optional<Messages.Known> known = known(message);
        if (known.isPresent()) {
            return repeat(known.get(), arrival, message);
        }
        byte[] payload = open(arrival, message);
        try {
            CanonicalEvent event = event(message, payload);
            return new Receipted(
                    message.sender().name(), record(arrival, message, event, payload), false);
        } catch (AlreadyRecorded e) {
            return repeat(known(message).orElseThrow(), arrival, message);
        } catch (TongquException e) {
            recording.keepInvalid(arrival, payload, e);
            throw e;
        }
    }

    private Authenticated authenticate(byte[] envelope, String channel) {
        try {
            return wire.authenticate(envelope);
        } catch (TongquException e) {
            recording.refuse(unknownArrival(envelope, channel), e.code());
            throw e;
        }
    }

    @Override
    public void unreadable(ErrorCode code, String channel) {
        recording.refuse(unknownArrival(new byte[0], channel), code);
    }

    private Messages.Arrival unknownArrival(byte[] envelope, String channel) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel,
                Optional.empty(),
                Optional.empty(),
                envelope);
    }

    private byte[] open(Messages.Arrival arrival, Authenticated message) {
        try {
            wire.requireFresh(message);
            return wire.decrypt(message);
        } catch (TongquException e) {
            recording.refuse(arrival, e.code());
            throw e;
        }
    }

    private Receipted repeat(
            Messages.Known known, Messages.Arrival arrival, Authenticated message) {
        byte[] payload = wire.decrypt(message);
        if (MessageDigest.isEqual(known.contentDigest(), contentDigest(payload))) {
            return new Receipted(message.sender().name(), known.receipt(), true);
        }
        TongquException conflict =
                new TongquException(
                        ErrorCode.MESSAGE_ID_CONFLICT,
                        "message " + message.messageId() + " was recorded with other content");
        recording.keepInvalid(arrival, payload, conflict);
        throw conflict;
    }

    private Optional<Messages.Known> known(Authenticated message) {
        return recording.messages().find(message.sender().name(), message.messageId());
    }

    private CanonicalEvent event(Authenticated message, byte[] payload) {
        CanonicalEvent event = EventTree.toEvent(canonical.parse(payload));
        if (!event.id().equals(message.messageId())) {
            throw mismatch("/id");
        }
        if (!event.source().equals(message.sender().name())) {
            throw mismatch("/source");
        }
        return event;
    }

    private static TongquException mismatch(String pointer) {
        return TongquException.atField(
                ErrorCode.ENVELOPE_MISMATCH, pointer, "the event differs from its envelope");
    }

    private byte[] record(
            Messages.Arrival arrival, Authenticated message, CanonicalEvent event, byte[] payload) {
        return recording
                .ledger()
                .record(
                        () -> {
                            EventRecorder.Place place = recorder.place(event, message.sender());
                            byte[] receipt = receipt(arrival, message, place.accidentNo());
                            claim(arrival, message, payload, receipt);
                            recorder.record(place, event, arrival.messageId());
                            recording
                                    .messages()
                                    .recorded(
                                            arrival, place.accidentNo(), message.proof(), payload);
                            return receipt;
                        });
    }

    private void claim(
            Messages.Arrival arrival, Authenticated message, byte[] payload, byte[] receipt) {
        Messages.Known known =
                new Messages.Known(arrival.messageId(), contentDigest(payload), receipt);
        String source = message.sender().name();
        if (!recording.messages().claim(source, message.messageId(), known, message.suite())) {
            throw new AlreadyRecorded();
        }
    }

    private byte[] receipt(Messages.Arrival arrival, Authenticated message, String accidentNo) {
        SealedMessages.Receipt receipt =
                new SealedMessages.Receipt(
                        arrival.messageId().toString(),
                        message.messageId(),
                        message.plaintextDigest(),
                        arrival.receivedAt(),
                        Optional.of(accidentNo));
        return wire.signReceipt(receipt, message.sender(), message.suite());
    }

    private byte[] contentDigest(byte[] payload) {
        return cipher.blindIndex("payload", digests.sm3Hex(payload));
    }

    private Messages.Arrival arrival(Authenticated message, String channel) {
        Instant now = clock.instant();
        return new Messages.Arrival(
                UUID.randomUUID(),
                now,
                channel,
                Optional.of(message.sender().name()),
                Optional.of(message.messageId()),
                message.envelope());
    }
}
