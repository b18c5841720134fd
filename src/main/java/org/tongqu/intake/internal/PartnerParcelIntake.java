package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.ledger.Messages;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes in what partners say in their own protocols. */
@Component
final class PartnerParcelIntake implements PartnerIntake {
    private final PartnerDirectory partners;
    private final ParcelSealing sealing;
    private final Translation translation;
    private final CanonicalEvents canonical;
    private final Recording recording;
    private final EventRecorder recorder;
    private final Digests digests;
    private final Clock clock;

    PartnerParcelIntake(
            PartnerDirectory partners,
            ParcelSealing sealing,
            Translation translation,
            CanonicalEvents canonical,
            Recording recording,
            EventRecorder recorder,
            Digests digests,
            Clock clock) {
        this.partners = partners;
        this.sealing = sealing;
        this.translation = translation;
        this.canonical = canonical;
        this.recording = recording;
        this.recorder = recorder;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public int accept(Channel channel, Parcel parcel) {
        Partner partner = partners.get(channel.partner());
        Optional<byte[]> opened = open(channel, partner, parcel);
        if (opened.isEmpty()) {
            return 0;
        }
        byte[] payload = opened.get();
        try {
            int news = 0;
            for (ObjectNode statement : translation.read(partner, channel.message(), payload)) {
                news += accept(channel, partner, statement) ? 1 : 0;
            }
            return news;
        } catch (TongquException e) {
            recording.keepInvalid(arrival(channel, Optional.empty(), payload), payload, e);
            return 0;
        }
    }

    private Optional<byte[]> open(Channel channel, Partner partner, Parcel parcel) {
        if (!channel.sealed()) {
            return Optional.of(parcel.body());
        }
        try {
            return Optional.of(sealing.open(parcel, partner).payload());
        } catch (TongquException e) {
            Messages.Arrival arrival = arrival(channel, Optional.empty(), parcel.body());
            recording.refuse(arrival, e.code());
            return Optional.empty();
        }
    }

    private boolean accept(Channel channel, Partner partner, ObjectNode statement) {
        ObjectNode tree = cloudEvent(partner, statement);
        byte[] payload = EventTree.bytes(tree);
        Messages.Arrival arrival = arrival(channel, Optional.of(tree.path("id").asText()), payload);
        try {
            canonical.validate(tree);
            CanonicalEvent event = EventTree.toEvent(tree);
            return recording.ledger().record(() -> record(arrival, partner, event, payload));
        } catch (TongquException e) {
            recording.keepInvalid(arrival, payload, e);
            return false;
        }
    }

    private boolean record(
            Messages.Arrival arrival, Partner partner, CanonicalEvent event, byte[] payload) {
        Messages.Known known =
                new Messages.Known(arrival.messageId(), digests.sm3(payload), new byte[0]);
        if (!recording.messages().claim(partner.name(), event.id(), known, "partner")) {
            return false;
        }
        EventRecorder.Place place = recorder.place(event, partner);
        recorder.record(place, event, arrival.messageId());
        recording.messages().recorded(arrival, place.accidentNo(), new byte[0], payload);
        return true;
    }

    /** A statement that is an event already, or the claim event that a statement stands for. */
    private static ObjectNode cloudEvent(Partner partner, ObjectNode statement) {
        if (statement.path("event") instanceof ObjectNode event) {
            return event.put("source", partner.name());
        }
        ObjectNode claim = statement.path("claim").deepCopy();
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", claim.remove("id").asText());
        event.put("source", partner.name());
        event.put("type", wireType(claim.remove("event").asText()));
        event.put("subject", subject(claim));
        event.put("time", claim.path("at").asText());
        event.set("data", claim);
        return event;
    }

    private static String wireType(String eventName) {
        return EventType.ofEventName(eventName)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.MAPPING_FAILED,
                                        "a mapping named an event that does not exist"))
                .wireType();
    }

    private static String subject(ObjectNode claim) {
        String accidentNo = claim.path("line").path("accidentNo").asText();
        return accidentNo.isEmpty() ? claim.path("line").path("reportNo").asText() : accidentNo;
    }

    private Messages.Arrival arrival(Channel channel, Optional<String> id, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel.channel(),
                Optional.of(channel.partner()),
                id,
                raw);
    }
}
