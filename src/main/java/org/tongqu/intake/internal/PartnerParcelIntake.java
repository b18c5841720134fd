package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.ledger.Messages;
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
    private final ParcelOpening opening;
    private final Translation translation;
    private final Recording recording;
    private final StatementIntake statements;
    private final Digests digests;
    private final Clock clock;

    PartnerParcelIntake(
            PartnerDirectory partners,
            PartnerStages stages,
            ParcelSealing sealing,
            ParcelOpening opening,
            Translation translation,
            Recording recording,
            StatementIntake statements,
            Digests digests,
            Clock clock) {
        this.partners = partners;
        this.stages = stages;
        this.sealing = sealing;
        this.opening = opening;
        this.translation = translation;
        this.recording = recording;
        this.statements = statements;
        this.digests = digests;
        this.clock = clock;
    }

    @Override
    public Taken accept(Channel channel, Parcel parcel) {
        Partner partner = partners.get(channel.partner());
        ParcelSealing.Opened opened;
        try {
            requireNotSuspended(partner);
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

    private void requireNotSuspended(Partner partner) {
        if (stages.isSuspended(partner.name())) {
            throw new TongquException(ErrorCode.PARTNER_SUSPENDED, partner.name());
        }
    }

    private Taken each(Channel channel, Partner partner, List<ObjectNode> read) {
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (ObjectNode statement : read) {
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
        Said said = Said.of(partner, channel.channel(), clock.instant(), statement);
        try {
            boolean news =
                    recording
                            .ledger()
                            .recordApart(
                                    () -> {
                                        along.run();
                                        return statements.take(said);
                                    });
            return new Taken(news ? 1 : 0, Optional.empty(), true);
        } catch (AlreadyRecorded e) {
            recording.ledger().record(along);
            return new Taken(0, Optional.empty(), true);
        } catch (TongquException e) {
            keepInvalid(said.arrival(), said.payload(), e, along);
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
                            recording.keep(arrival, payload, digests.sm3(payload), reason);
                        });
    }

    Messages.Arrival arrival(Channel channel, Optional<String> id, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel.channel(),
                Optional.of(channel.partner()),
                Optional.empty(),
                raw);
    }
}
