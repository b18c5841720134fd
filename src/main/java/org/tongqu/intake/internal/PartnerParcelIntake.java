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
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes in what partners say in their own protocols. */
@Component
final class PartnerParcelIntake implements PartnerIntake {
    private final PartnerDirectory partners;
    private final PartnerStages stages;
    private final ParcelSealing sealing;
    private final Translation translation;
    private final CanonicalEvents canonical;
    private final Recording recording;
    private final EventRecorder recorder;
    private final Digests digests;
    private final Clock clock;

    PartnerParcelIntake(
            PartnerDirectory partners,
            PartnerStages stages,
            ParcelSealing sealing,
            Translation translation,
            CanonicalEvents canonical,
            Recording recording,
            EventRecorder recorder,
            Digests digests,
            Clock clock) {
        this.partners = partners;
        this.stages = stages;
        this.sealing = sealing;
        this.translation = translation;
        this.canonical = canonical;
        this.recording = recording;
        this.recorder = recorder;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Taken accept(Channel channel, Parcel parcel) {
        Partner partner = partners.get(channel.partner());
        byte[] payload;
        try {
            requireNotSuspended(partner);
            payload =
                    channel.sealed()
                            ? sealing.open(parcel, partner, channel.message()).payload()
                            : parcel.body();
        } catch (TongquException e) {
            recording.refuse(arrival(channel, Optional.empty(), parcel.body()), e.code());
            return new Taken(0, Optional.of(e.code()), false);
        }
        try {
            return each(channel, partner, translation.read(partner, channel.message(), payload));
        } catch (TongquException e) {
            recording.keepInvalid(arrival(channel, Optional.empty(), payload), payload, e);
            return new Taken(0, Optional.of(e.code()), true);
        }
    }

    private void requireNotSuspended(Partner partner) {
        if (stages.isSuspended(partner.name())) {
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, partner.name());
        }
    }

    private Taken each(Channel channel, Partner partner, List<ObjectNode> statements) {
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (ObjectNode statement : statements) {
            Taken taken = accept(channel, partner, statement);
            news += taken.news();
            problem = problem.or(taken::problem);
        }
        return new Taken(news, problem, true);
    }

    @Override
    public Parcel answer(String partnerName, String message, Taken taken) {
        Partner partner = partners.get(partnerName);
        String uuid = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Map<String, String> references =
                Map.of(
                        "uuid", uuid,
                        "now", now.toString(),
                        "outcome", outcome(taken),
                        "code", taken.problem().map(Enum::name).orElse(""));
        Draft answer = translation.ask(partner, message, references);
        return sealing.seal(
                answer, partner, message, new ParcelSealing.Context(uuid, now, references));
    }

    private static String outcome(Taken taken) {
        if (taken.problem().isPresent()) {
            return "REFUSED";
        }
        return taken.news() > 0 ? "ACCEPTED" : "DUPLICATE";
    }

    private Taken accept(Channel channel, Partner partner, ObjectNode statement) {
        ObjectNode tree = cloudEvent(partner, statement);
        byte[] payload = EventTree.bytes(tree);
        Messages.Arrival arrival = arrival(channel, Optional.of(tree.path("id").asText()), payload);
        try {
            canonical.validate(tree);
            CanonicalEvent event = EventTree.toEvent(tree);
            boolean news =
                    recording.ledger().record(() -> record(arrival, partner, event, payload));
            return new Taken(news ? 1 : 0, Optional.empty(), true);
        } catch (TongquException e) {
            recording.keepInvalid(arrival, payload, e);
            return new Taken(0, Optional.of(e.code()), true);
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
