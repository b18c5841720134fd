package org.tongqu.delivery.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Lines;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.partner.Partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Ends, or puts off, a delivery by what its partner proved; in the caller's transaction. */
@Component
final class Settlement {
    private static final List<DeliveryState> OPEN =
            List.of(
                    DeliveryState.PENDING,
                    DeliveryState.SENDING,
                    DeliveryState.AWAITING,
                    DeliveryState.RETRY,
                    DeliveryState.UNKNOWN);
    private static final double JITTER = 0.2;

    private final DeliveryStore store;
    private final Lines lines;
    private final HandOver handOver;
    private final CasePlanning planning;
    private final Acknowledgement acknowledgement;
    private final AuditTrail audit;
    private final Endings endings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Settlement(
            DeliveryStore store,
            Lines lines,
            HandOver handOver,
            CasePlanning planning,
            Acknowledgement acknowledgement,
            AuditTrail audit,
            Endings endings,
            Clock clock) {
        this.store = store;
        this.lines = lines;
        this.handOver = handOver;
        this.planning = planning;
        this.acknowledgement = acknowledgement;
        this.audit = audit;
        this.endings = endings;
        this.clock = clock;
    }

    /** Acts on a verified reply that names this delivery. */
    void settle(DeliveryRow row, Partner partner, Reply reply) {
        switch (reply.outcome()) {
            case ACCEPTED, DUPLICATE -> confirm(row, reply);
            case NOT_INSURED -> redirect(row, reply);
            case REFUSED ->
                    end(row, DeliveryState.REFUSED, ErrorCode.PARTNER_REFUSED, reply.partnerCode());
            case RETRY_LATER -> retry(row, partner, ErrorCode.PARTNER_UNAVAILABLE);
            case NOT_RECEIVED -> notReceived(row, partner);
            case UNREADABLE -> unknown(row, partner, ErrorCode.PARTNER_UNREADABLE);
        }
    }

    /** Sends again at once what the partner does not hold; only a question can be so answered. */
    private void notReceived(DeliveryRow row, Partner partner) {
        if (!row.unsure()) {
            unknown(row, partner, ErrorCode.PARTNER_UNREADABLE);
            return;
        }
        store.certain(row);
        if (row.used() >= partner.delivery().attempts()) {
            park(row, ErrorCode.OUTCOME_UNKNOWN);
            return;
        }
        Instant takenBy = clock.instant().plus(HandOver.TAKEN_WITHIN);
        if (store.move(row, move(DeliveryState.PENDING, null, Optional.empty(), takenBy))) {
            handOver.head(row.lineKey());
        }
    }

    private void confirm(DeliveryRow row, Reply reply) {
        if (end(row, DeliveryState.CONFIRMED, null, reply.partnerCode())) {
            acknowledgement.record(row, reply);
            handOver.head(row.lineKey());
        }
    }

    private void redirect(DeliveryRow row, Reply reply) {
        Optional<Lines.Line> line = row.line().flatMap(lines::find);
        if (line.isPresent() && end(row, DeliveryState.REDIRECTED, null, reply.partnerCode())) {
            store.redirect(row.lineKey());
            planning.redirect(line.get());
        }
    }

    /** Tries again after a pause, or parks when the partner's attempts are used up. */
    void retry(DeliveryRow row, Partner partner, ErrorCode reason) {
        if (row.used() >= partner.delivery().attempts()) {
            end(row, DeliveryState.PARKED, reason, Optional.empty());
            return;
        }
        Instant next = clock.instant().plus(pause(partner, row.used()));
        store.move(row, move(DeliveryState.RETRY, reason, Optional.empty(), next));
    }

    /** Waits, without using up an attempt, until the partner may be reached again. */
    void postpone(DeliveryRow row, Instant until) {
        store.move(
                row,
                move(DeliveryState.RETRY, ErrorCode.PARTNER_UNREACHABLE, Optional.empty(), until));
    }

    /** Sets the delivery aside for a person. */
    void park(DeliveryRow row, ErrorCode reason) {
        end(row, DeliveryState.PARKED, reason, Optional.empty());
    }

    /** Ends what another delivery takes the place of; false when it is at an end, or set aside. */
    boolean replaced(DeliveryRow row) {
        return end(row, DeliveryState.REDIRECTED, ErrorCode.DISCLOSURE_TIGHTENED, Optional.empty());
    }

    /** Resolves an unknown outcome as the partner's file says; nothing is ever sent blindly. */
    void unknown(DeliveryRow row, Partner partner, ErrorCode reason) {
        switch (partner.delivery().resend()) {
            case SAME_ID -> retry(row, partner, reason);
            case QUERY_FIRST -> ask(row, partner, reason);
            case PARK -> park(row, reason);
        }
    }

    /** Leaves the delivery UNKNOWN until the partner has said whether it holds it. */
    private void ask(DeliveryRow row, Partner partner, ErrorCode reason) {
        Instant next = clock.instant().plus(beforeAsking(row, partner));
        store.move(row, move(DeliveryState.UNKNOWN, reason, Optional.empty(), next));
        if (row.used() >= partner.delivery().attempts()) {
            park(row, reason);
        }
    }

    /** What is still on its way may arrive until the partner's time is over: not asked before. */
    private Duration beforeAsking(DeliveryRow row, Partner partner) {
        Duration pause = pause(partner, row.used());
        Duration within = partner.delivery().answerWithin();
        return row.unsure() || pause.compareTo(within) > 0 ? pause : within;
    }

    private Duration pause(Partner partner, int attempt) {
        Partner.Delivery delivery = partner.delivery();
        double first = (double) delivery.backoffFirst().toMillis();
        double cap = (double) delivery.backoffCap().toMillis();
        double millis = Math.min(first * Math.pow(2, Math.max(0, attempt - 1)), cap);
        double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(millis * jitter));
    }

    private boolean end(
            DeliveryRow row,
            DeliveryState state,
            @Nullable ErrorCode reason,
            Optional<String> partnerCode) {
        boolean moved = store.move(row, move(state, reason, partnerCode, clock.instant()));
        if (moved) {
            endings.count(row, state);
            audit.append(
                    "delivery." + state.name().toLowerCase(Locale.ROOT),
                    row.accidentNo(),
                    row.partner(),
                    Map.of(
                            "delivery", Long.toString(row.deliveryId()),
                            "reason", reason == null ? "-" : reason.name(),
                            "attempt", Integer.toString(row.attempt())));
        }
        return moved;
    }

    private static DeliveryStore.Move move(
            DeliveryState to,
            @Nullable ErrorCode reason,
            Optional<String> partnerCode,
            Instant dueAt) {
        return new DeliveryStore.Move(OPEN, to, Optional.ofNullable(reason), partnerCode, dueAt);
    }
}
