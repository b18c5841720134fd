package org.tongqu.routes;

import jakarta.annotation.PreDestroy;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.Attempts;
import org.tongqu.delivery.Attempts.Attempt;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Framed connections to partners: one each, held by the node that has the partner's lease. */
@Component("sockets")
final class PartnerSockets {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final String PROGRESS = "progress-in";
    private static final String PROGRESS_ANSWER = "progress-answer";
    private static final String REPLY = "accident-reply";

    private final PartnerDirectory partners;
    private final Attempts attempts;
    private final Edge edge;
    private final Leases leases;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, SocketDesk> desks = new ConcurrentHashMap<>();

    /** The road in, for frames. */
    @Component
    record Edge(Answers answers, PartnerIntake intake, Steps steps) {}

    PartnerSockets(
            PartnerDirectory partners,
            Attempts attempts,
            Edge edge,
            Leases leases,
            Ledger ledger,
            Clock clock) {
        this.partners = partners;
        this.attempts = attempts;
        this.edge = edge;
        this.leases = leases;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Looks after the connection; the body lists the deliveries that can go over it now. */
    public void turn(Exchange exchange) {
        Partner partner = partners.get(Exchanges.partner(exchange));
        SocketPlace place = Exchanges.variable(exchange, "socket", SocketPlace.class);
        SocketDesk desk = desks.computeIfAbsent(partner.name(), name -> desk(name, place));
        exchange.getMessage().setBody(due(partner, desk));
    }

    private SocketDesk desk(String partner, SocketPlace place) {
        return new SocketDesk(partner, place, new Frames(partner, place), attempts);
    }

    private List<Long> due(Partner partner, SocketDesk desk) {
        if (!ledger.record(() -> leases.hold("socket/" + partner.name(), LEASE))) {
            desk.close();
            return List.of();
        }
        if (partner.delivery().closedUntil(clock.instant()).isPresent()) {
            desk.rest();
            return List.of();
        }
        int free = partner.delivery().concurrency() - desk.awaiting();
        return desk.isConnected() && free > 0 ? attempts.pending(partner.name(), free) : List.of();
    }

    /** Writes the delivery that was begun. */
    public void send(Exchange exchange) throws IOException {
        Attempt attempt = Exchanges.variable(exchange, "attempt", Attempt.class);
        Partner partner = partners.get(attempt.partner());
        Exchanges.present(desks.get(partner.name()), "connection")
                .send(attempt, attempt.parcel().body(), partner.delivery().answerWithin());
    }

    @PreDestroy
    void close() {
        desks.values().forEach(SocketDesk::close);
    }

    /** What one partner's frames mean. */
    private final class Frames implements SocketLink.Listener {
        private final String partner;
        private final SocketPlace.Codes codes;

        Frames(String partner, SocketPlace place) {
            this.partner = partner;
            this.codes = place.codes();
        }

        @Override
        public void frame(SocketLink link, Frame frame) throws IOException {
            Parcel parcel = Parcel.of(frame.body());
            if (frame.code().equals(codes.reply())) {
                edge.steps().time("settle", partner, () -> answered(parcel));
            } else if (frame.code().equals(codes.progress())) {
                link.send(codes.progressAnswer(), told(parcel).body());
            } else if (!frame.code().equals(codes.heartbeat())) {
                throw new ProtocolException("a code that was not agreed");
            }
        }

        private void answered(Parcel parcel) {
            List<String> settled = edge.answers().received(partner, REPLY, parcel);
            Exchanges.present(desks.get(partner), "connection").settled(settled);
        }

        /** The answer to what a partner tells unasked; nothing is said to who cannot prove it. */
        private Parcel told(Parcel parcel) throws ProtocolException {
            Channel from = new Channel(partner, PROGRESS, "socket", true);
            Taken taken =
                    edge.steps().time("take-in", partner, () -> edge.intake().accept(from, parcel));
            edge.steps().taken(partner, taken);
            if (!taken.authentic()) {
                throw new ProtocolException("the sender is not proven");
            }
            return edge.intake().answer(partner, PROGRESS_ANSWER, taken);
        }

        @Override
        public void ended(SocketLink link) {
            Exchanges.present(desks.get(partner), "connection").ended(link);
        }
    }
}
