package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.HeldStatements;
import org.tongqu.intake.internal.store.HeldStore;
import org.tongqu.intake.internal.store.HeldStore.Held;
import org.tongqu.intake.internal.store.HeldStore.Named;
import org.tongqu.ledger.LineNumberKnown;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.Outbox;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.DataCipher;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds steps of claims that no line is known for; tries them again by event and by time. */
@Component
final class HeldClaims implements HeldStatements {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;
    private static final int SWEPT = 200;

    private final HeldStore store;
    private final EventFiling filing;
    private final CanonicalEvents canonical;
    private final Recording recording;
    private final Outbox outbox;
    private final PartnerDirectory partners;
    private final DataCipher index;
    private final Clock clock;

    HeldClaims(
            HeldStore store,
            EventFiling filing,
            CanonicalEvents canonical,
            Recording recording,
            Outbox outbox,
            PartnerDirectory partners,
            DataCipher index,
            Clock clock) {
        this.store = store;
        this.filing = filing;
        this.canonical = canonical;
        this.recording = recording;
        this.outbox = outbox;
        this.partners = partners;
        this.index = index;
        this.clock = clock;
    }

    /** Whether the statement is held already. */
    boolean holds(Said said) {
        return store.holds(said.partner().name(), said.id());
    }

    /** Holds a statement; where too many are held, the oldest has waited long enough. */
    boolean hold(Said said, CanonicalEvent event) {
        Partner partner = said.partner();
        if (store.count(partner.name()) >= partner.intake().holdMost()) {
            store.lockOldest(partner.name()).ifPresent(this::end);
        }
        Held held =
                new Held(
                        partner.name(),
                        said.id(),
                        said.arrival().messageId(),
                        said.arrival().channel(),
                        said.arrival().receivedAt(),
                        0,
                        said.payload());
        JsonNode line = event.data().path("line");
        return store.hold(
                held,
                named(text(line, "accidentNo"), text(line, "reportNo")),
                clock.instant().plus(FIRST_WAIT));
    }

    /** Asks for those to be tried again that wait for what has become known. */
    @EventListener
    void on(LineNumberKnown known) {
        store.waitingFor(known.partner(), named(Optional.of(known.accidentNo()), known.reportNo()))
                .forEach(held -> outbox.add(QUEUE, held.partner() + "/" + held.id()));
    }

    @Override
    public void release(String reference) {
        int slash = reference.indexOf('/');
        retry(reference.substring(0, slash), reference.substring(slash + 1));
    }

    @Override
    public void sweep() {
        recording
                .ledger()
                .record(() -> store.due(clock.instant(), SWEPT))
                .forEach(due -> retry(due.partner(), due.id()));
    }

    @Override
    public List<Shown> list(Optional<String> partner, int limit) {
        return recording.ledger().record(() -> store.list(partner, limit));
    }

    @Override
    public Map<String, Long> counts() {
        return recording.ledger().record(store::counts);
    }

    private void retry(String partner, String id) {
        try {
            recording.ledger().record(() -> store.lock(partner, id).ifPresent(this::retry));
        } catch (AlreadyRecorded e) {
            recording.ledger().record(() -> store.lock(partner, id).ifPresent(store::remove));
        } catch (TongquException e) {
            if (e.code() == ErrorCode.STORE_UNAVAILABLE) {
                throw e;
            }
            recording.ledger().record(() -> store.lock(partner, id).ifPresent(h -> end(h, e)));
        }
    }

    private void retry(Held held) {
        Partner partner = partners.get(held.partner());
        CanonicalEvent event = EventTree.toEvent(canonical.parse(held.event()));
        try {
            filing.file(arrival(held), partner, event, held.event());
            store.remove(held);
        } catch (TongquException e) {
            if (e.code() != ErrorCode.LINE_UNKNOWN) {
                throw e;
            }
            putOffOrEnd(held, partner.intake().holdFor());
        }
    }

    private void putOffOrEnd(Held held, Duration longest) {
        Instant now = clock.instant();
        if (held.receivedAt().plus(longest).isBefore(now)) {
            end(held);
            return;
        }
        int doublings = Math.min(held.tries(), MOST_DOUBLINGS);
        store.putOff(held, now.plus(FIRST_WAIT.multipliedBy(1L << doublings)));
    }

    private void end(Held held) {
        end(held, TongquException.atField(ErrorCode.LINE_UNKNOWN, "/data/line", "waited in vain"));
    }

    private void end(Held held, TongquException reason) {
        recording.messages().invalid(arrival(held), reason.code(), reason.pointer(), held.event());
        store.remove(held);
    }

    private Named named(Optional<String> accidentNo, Optional<String> reportNo) {
        return new Named(accidentNo, reportNo.map(no -> index.blindIndex("reportNo", no)));
    }

    private static Messages.Arrival arrival(Held held) {
        return new Messages.Arrival(
                held.messageId(),
                held.receivedAt(),
                held.channel(),
                Optional.of(held.partner()),
                Optional.of(held.id()),
                held.event());
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText()).filter(text -> !text.isEmpty());
    }
}
