package org.tongqu.intake.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.internal.store.PullStore;
import org.tongqu.ledger.Messages;
import org.tongqu.mapping.CanonicalEvents;

import java.util.Optional;

/** Takes one statement of a partner; in the caller's transaction. */
@Component
final class StatementIntake {
    private final CanonicalEvents canonical;
    private final EventFiling filing;
    private final HeldClaims held;
    private final PullStore pulls;
    private final Messages messages;

    StatementIntake(
            CanonicalEvents canonical,
            EventFiling filing,
            HeldClaims held,
            PullStore pulls,
            Messages messages) {
        this.canonical = canonical;
        this.filing = filing;
        this.held = held;
        this.pulls = pulls;
        this.messages = messages;
    }

    /**
     * Records the statement, holds it until its claim is known, or opens a pull for it.
     *
     * @return whether it was news
     * @throws TongquException why it cannot be taken; nothing of it may be committed then
     */
    boolean take(Said said) {
        return switch (said.kind()) {
            case EVENT -> event(said);
            case PULL -> pull(said);
            case PULLED -> false;
        };
    }

    private boolean event(Said said) {
        canonical.validate(said.tree());
        CanonicalEvent event = EventTree.toEvent(said.tree());
        if (held.holds(said)) {
            return false;
        }
        try {
            return filing.file(said.arrival(), said.partner(), event, said.payload());
        } catch (TongquException e) {
            if (e.code() != ErrorCode.LINE_UNKNOWN) {
                throw e;
            }
            return held.hold(said, event);
        }
    }

    private boolean pull(Said said) {
        Messages.Arrival arrival = said.arrival();
        boolean news =
                pulls.open(
                        said.partner().name(),
                        said.id(),
                        arrival.messageId(),
                        arrival.receivedAt(),
                        said.tree().path("about").asText());
        if (news) {
            messages.noted(arrival, Optional.empty(), said.payload());
        }
        return news;
    }
}
