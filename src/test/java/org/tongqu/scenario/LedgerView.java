package org.tongqu.scenario;

import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Messages;
import org.tongqu.ledger.Messages.Listed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What an operator sees of messages and deliveries, and waiting until it is seen. */
final class LedgerView {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 500;

    private final RunningHub hub;

    LedgerView(RunningHub hub) {
        this.hub = hub;
    }

    /** Messages of a state with a code, newest first. */
    List<Listed> messages(String state, ErrorCode code) {
        return hub.bean(Messages.class).list(Optional.of(state), MANY).stream()
                .filter(m -> m.errorCode().equals(Optional.of(code.name())))
                .toList();
    }

    /** Messages of a partner that were recorded since a moment. */
    List<Listed> recorded(String partner, Instant since) {
        return hub.bean(Messages.class).list(Optional.of("RECORDED"), MANY).stream()
                .filter(m -> m.partner().equals(Optional.of(partner)))
                .filter(m -> !m.receivedAt().isBefore(since))
                .toList();
    }

    /** Waits for a message of a partner. */
    Listed message(String state, ErrorCode code, String partner, Instant since) {
        return until(
                () ->
                        messages(state, code).stream()
                                .filter(m -> m.partner().equals(Optional.of(partner)))
                                .filter(m -> !m.receivedAt().isBefore(since))
                                .findFirst());
    }

    /** Waits until a delivery of a case to a partner is as it should be. */
    Shown delivery(String accidentNo, String partner, Predicate<Shown> is) {
        return until(() -> deliveries(accidentNo, partner).stream().filter(is).findFirst());
    }

    List<Shown> deliveries(String accidentNo, String partner) {
        return hub.bean(Deliveries.class).ofCase(accidentNo).stream()
                .filter(d -> d.partner().equals(partner))
                .toList();
    }

    Shown confirmed(String accidentNo, String partner) {
        return delivery(accidentNo, partner, d -> d.state() == DeliveryState.CONFIRMED);
    }

    <T> T until(Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("waited in vain; messages: " + all() + " deliveries: " + open());
    }

    private List<Listed> all() {
        return hub.bean(Messages.class).list(Optional.empty(), 20);
    }

    private List<Shown> open() {
        return hub.bean(Deliveries.class).list(Optional.empty(), Optional.empty(), 10);
    }
}
