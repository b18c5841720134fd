package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.DetailPulls;
import org.tongqu.intake.internal.store.PullStore;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Messages;
import org.tongqu.mapping.Translation;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fetches the details of which partners gave notice. */
@Component
final class NotedDetails implements DetailPulls {
    private static final String CHANNEL = "pull";
    private static final int MOST_DOUBLINGS = 20;

    private final PullStore store;
    private final StatementIntake statements;
    private final Recording recording;
    private final Translation translation;
    private final ParcelSealing sealing;
    private final PartnerDirectory partners;
    private final AuditTrail audit;
    private final Clock clock;

    NotedDetails(
            PullStore store,
            StatementIntake statements,
            Recording recording,
            Translation translation,
            ParcelSealing sealing,
            PartnerDirectory partners,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.statements = statements;
        this.recording = recording;
        this.translation = translation;
        this.sealing = sealing;
        this.partners = partners;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<String> due(String partner, int limit) {
        int attempts = partners.get(partner).intake().pullAttempts();
        return recording
                .ledger()
                .record(
                        () -> {
                            store.giveUp(partner, attempts);
                            return store.due(partner, limit);
                        });
    }

    @Override
    public Optional<Asked> ask(String partnerName, String message, String id) {
        Partner partner = partners.get(partnerName);
        return recording
                .ledger()
                .record(
                        () ->
                                store.attempts(partnerName, id)
                                        .flatMap(
                                                n ->
                                                        store.begin(
                                                                partnerName, id, next(partner, n))))
                .map(begun -> asked(partner, message, id, begun));
    }

    private Instant next(Partner partner, int attempts) {
        Partner.Intake intake = partner.intake();
        Duration wait =
                intake.pullBackoffFirst().multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        Duration capped =
                wait.compareTo(intake.pullBackoffCap()) > 0 ? intake.pullBackoffCap() : wait;
        return clock.instant().plus(capped);
    }

    private Asked asked(Partner partner, String message, String id, PullStore.Begun begun) {
        String uuid = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Map<String, String> references =
                Map.of("uuid", uuid, "id", id, "about", begun.about(), "now", now.toString());
        try {
            Parcel question =
                    sealing.seal(
                            translation.ask(partner, message, references),
                            partner,
                            message,
                            new ParcelSealing.Context(uuid, now, references));
            return new Asked(partner.name(), id, begun.attempt(), question);
        } catch (TongquException e) {
            failed(partner.name(), id, begun.attempt(), e.code());
            throw e;
        }
    }

    @Override
    public int answered(Asked asked, String message, Parcel answer) {
        Partner partner = partners.get(asked.partner());
        byte[] payload;
        try {
            payload = sealing.open(answer, partner, message).payload();
        } catch (TongquException e) {
            recording.refuse(arrival(asked, answer.body()), e.code());
            failed(asked, e.code());
            return 0;
        }
        try {
            return collected(asked, partner, translation.read(partner, message, payload));
        } catch (TongquException e) {
            recording.keepInvalid(arrival(asked, payload), payload, e);
            failed(asked, e.code());
            return 0;
        }
    }

    private int collected(Asked asked, Partner partner, List<ObjectNode> read) {
        List<Said> all =
                read.stream().map(s -> Said.of(partner, CHANNEL, clock.instant(), s)).toList();
        if (all.stream().noneMatch(said -> names(said, asked))) {
            failed(asked, ErrorCode.PARTNER_UNAVAILABLE);
            return 0;
        }
        return recording
                .ledger()
                .record(
                        () -> {
                            int news = (int) all.stream().filter(statements::take).count();
                            store.done(asked.partner(), asked.id(), asked.attempt());
                            return news;
                        });
    }

    private static boolean names(Said said, Asked asked) {
        return said.kind() == Said.Kind.PULLED && said.id().equals(asked.id());
    }

    private void failed(Asked asked, ErrorCode code) {
        failed(asked.partner(), asked.id(), asked.attempt(), code);
    }

    private void failed(String partner, String id, int attempt, ErrorCode code) {
        recording.ledger().record(() -> store.failed(partner, id, attempt, code));
    }

    @Override
    public List<Shown> list(Optional<String> partner, State state, int limit) {
        return recording.ledger().record(() -> store.list(partner, state, limit));
    }

    @Override
    public Map<String, Map<State, Long>> unfinished() {
        return recording.ledger().record(store::unfinished);
    }

    @Override
    public boolean retry(String partner, String id, String who) {
        return recording
                .ledger()
                .record(
                        () -> {
                            boolean reopened = store.reopen(partner, id);
                            if (reopened) {
                                audit.append("pull.retried", partner, who, Map.of("id", id));
                            }
                            return reopened;
                        });
    }

    private Messages.Arrival arrival(Asked asked, byte[] raw) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                CHANNEL,
                Optional.of(asked.partner()),
                Optional.of(asked.id()),
                raw);
    }
}
