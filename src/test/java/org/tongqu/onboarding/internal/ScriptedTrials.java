package org.tongqu.onboarding.internal;

import org.tongqu.delivery.Trials;
import org.tongqu.mapping.Translation.Outcome;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A partner that answers as a test says, at once. */
final class ScriptedTrials implements Trials {
    private final Function<Order, Answer> partner;
    private final Clock clock = Clock.systemUTC();
    private final List<Order> orders = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    /** What the partner says to one message. */
    record Answer(State state, Optional<Outcome> outcome, String reportNo, String symptom) {
        static Answer accepted(String reportNo) {
            return new Answer(State.ANSWERED, Optional.of(Outcome.ACCEPTED), reportNo, "");
        }

        static Answer says(Outcome outcome) {
            return new Answer(State.ANSWERED, Optional.of(outcome), "", "");
        }

        static Answer failed(String symptom) {
            return new Answer(State.FAILED, Optional.empty(), "", symptom);
        }
    }

    ScriptedTrials(Function<Order, Answer> partner) {
        this.partner = partner;
    }

    /** Everything that was sent. */
    List<Order> orders() {
        return List.copyOf(orders);
    }

    @Override
    public long send(Order order) {
        orders.add(order);
        Answer answer = partner.apply(order);
        Instant now = clock.instant();
        seen.add(
                new Seen(
                        orders.size(),
                        order.uuid(),
                        order.line().accidentNo(),
                        answer.state(),
                        answer.outcome(),
                        Optional.empty(),
                        Optional.of(answer.reportNo()).filter(no -> !no.isEmpty()),
                        Optional.empty(),
                        Optional.of(answer.symptom()).filter(s -> !s.isEmpty()),
                        1,
                        Optional.empty(),
                        now,
                        Optional.of(now),
                        Optional.of(now)));
        return orders.size();
    }

    @Override
    public Seen look(long trialId) {
        return Objects.requireNonNull(seen.get((int) trialId - 1));
    }
}
