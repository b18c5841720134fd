package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
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
import org.tongqu.sealing.Digests;
import org.tongqu.sealing.ParcelSealing;

import java.security.MessageDigest;
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
    private final ParcelSealing sealing;
    private final ParcelOpening opening;
    private final Translation translation;
    private final CanonicalEvents canonical;
    private final Recording recording;
    private final EventRecorder recorder;
    private final Digests digests;
    private final Clock clock;

    PartnerParcelIntake(
            PartnerDirectory partners,
            ParcelSealing sealing,
            ParcelOpening opening,
            Translation translation,
            CanonicalEvents canonical,
            Recording recording,
            EventRecorder recorder,
            Digests digests,
            Clock clock) {
        this.partners = partners;
        this.sealing = sealing;
        this.opening = opening;
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
        ParcelSealing.Opened opened;
        try {
            opened = opening.open(channel, partner, parcel);
        } catch (TongquException e) {
            if (e.code() == ErrorCode.STORE_UNAVAILABLE) {
                throw e;
            }
            refuse(channel, parcel.body(), e.code());
            return new Taken(0, Optional.of(e.code()), false);
        }
        Taken taken = take(channel, partner, opened.payload());
        opening.taken(partner, opened);
        return taken;
    }

    private Taken take(Channel channel, Partner partner, byte[] payload) {
        try {
            return each(channel, partner, translation.read(partner, channel.message(), payload));
        } catch (TongquException e) {
            recording.keepInvalid(arrival(channel, Optional.empty(), payload), payload, e);
            return new Taken(0, Optional.of(e.code()), true);
        }
    }

    private Taken each(Channel channel, Partner partner, List<ObjectNode> statements) {
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (ObjectNode statement : statements) {
            Taken taken = accept(channel, partner, statement, () -> {});
            news += taken.news();
            problem = problem.or(taken::problem);
        }
        return new Taken(news, problem, true);
    }

    /**
     * Records one row of a list, in the caller's transaction.
     *
     * @return how many of its statements were news; -1 when it is wrong, and kept as such
     */
    int row(Channel channel, Partner partner, Translation.Row row) {
        if (row.problem().isPresent()) {
            byte[] source = EventTree.bytes(row.source());
            Messages.Arrival arrival = arrival(channel, Optional.empty(), source);
            recording.keepInvalid(arrival, source, row.problem().get());
            return -1;
        }
        Taken taken = each(channel, partner, row.statements());
        return taken.problem().isPresent() ? -1 : taken.news();
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

    /** As accept, for one statement; `along` joins the transaction in which it is recorded. */
    Taken accept(Channel channel, Partner partner, ObjectNode statement, Runnable along) {
        ObjectNode tree = Statement.toEvent(partner, statement);
        byte[] payload = EventTree.bytes(tree);
        Messages.Arrival arrival = arrival(channel, Optional.of(tree.path("id").asText()), payload);
        try {
            canonical.validate(tree);
            CanonicalEvent event = EventTree.toEvent(tree);
            boolean news =
                    recording
                            .ledger()
                            .recordApart(
                                    () -> {
                                        along.run();
                                        return record(arrival, partner, event, payload);
                                    });
            return new Taken(news ? 1 : 0, Optional.empty(), true);
        } catch (TongquException e) {
            if (e.code() == ErrorCode.MESSAGE_ID_CONFLICT) {
                recording.keepConflict(arrival, payload, digests.sm3(payload), e);
            } else {
                keepInvalid(arrival, payload, e, along);
            }
            return new Taken(0, Optional.of(e.code()), true);
        }
    }

    void refuse(Channel channel, byte[] raw, ErrorCode code) {
        recording.refuse(arrival(channel, Optional.empty(), raw), code);
    }

    void keepInvalid(
            Messages.Arrival arrival, byte[] payload, TongquException reason, Runnable along) {
        recording
                .ledger()
                .record(
                        () -> {
                            along.run();
                            recording.keepInvalid(arrival, payload, reason);
                        });
    }

    private boolean record(
            Messages.Arrival arrival, Partner partner, CanonicalEvent event, byte[] payload) {
        Messages.Known known =
                new Messages.Known(arrival.messageId(), digests.sm3(payload), new byte[0]);
        if (!recording.messages().claim(partner.name(), event.id(), known, "partner")) {
            requireSame(partner, event, known);
            return false;
        }
        EventRecorder.Place place = recorder.place(event, partner);
        recorder.record(place, event, arrival.messageId());
        recording.messages().recorded(arrival, place.accidentNo(), new byte[0], payload);
        return true;
    }

    /** A repeat says the same; other content under the same id is never dropped in silence. */
    private void requireSame(Partner partner, CanonicalEvent event, Messages.Known repeat) {
        Messages.Known first = recording.messages().find(partner.name(), event.id()).orElseThrow();
        if (!MessageDigest.isEqual(first.contentDigest(), repeat.contentDigest())) {
            throw new TongquException(
                    ErrorCode.MESSAGE_ID_CONFLICT,
                    "statement " + event.id() + " was recorded with other content");
        }
    }

    Messages.Arrival arrival(Channel channel, Optional<String> id, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel.channel(),
                Optional.of(channel.partner()),
                id,
                raw);
    }
}
