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
    private final ParcelSealing sealing;
    private final Translation translation;
    private final Recording recording;
    private final StatementIntake statements;
    private final Clock clock;

    PartnerParcelIntake(
            PartnerDirectory partners,
            ParcelSealing sealing,
            Translation translation,
            Recording recording,
            StatementIntake statements,
            Clock clock) {
        this.partners = partners;
        this.sealing = sealing;
        this.translation = translation;
        this.recording = recording;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public Taken accept(Channel channel, Parcel parcel) {
        Partner partner = partners.get(channel.partner());
        byte[] payload;
        try {
            payload =
                    channel.sealed()
                            ? sealing.open(parcel, partner, channel.message()).payload()
                            : parcel.body();
        } catch (TongquException e) {
            recording.refuse(arrival(channel, parcel.body()), e.code());
            return new Taken(0, Optional.of(e.code()), false);
        }
        try {
            return each(channel, partner, translation.read(partner, channel.message(), payload));
        } catch (TongquException e) {
            recording.keepInvalid(arrival(channel, payload), payload, e);
            return new Taken(0, Optional.of(e.code()), true);
        }
    }

    private Taken each(Channel channel, Partner partner, List<ObjectNode> read) {
        int news = 0;
        Optional<ErrorCode> problem = Optional.empty();
        for (ObjectNode statement : read) {
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
        Said said = Said.of(partner, channel.channel(), clock.instant(), statement);
        try {
            boolean news = recording.ledger().record(() -> statements.take(said));
            return new Taken(news ? 1 : 0, Optional.empty(), true);
        } catch (AlreadyRecorded e) {
            return new Taken(0, Optional.empty(), true);
        } catch (TongquException e) {
            recording.keepInvalid(said.arrival(), said.payload(), e);
            return new Taken(0, Optional.of(e.code()), true);
        }
    }

    private Messages.Arrival arrival(Channel channel, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                channel.channel(),
                Optional.of(channel.partner()),
                Optional.empty(),
                raw);
    }
}
