package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.intake.ClaimQuestions;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Asks a partner about its open claims, one by one; one node at a time. */
@Component("polls")
final class Polling {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST = 200;

    private final ClaimQuestions questions;
    private final PartnerIntake intake;
    private final Leases leases;
    private final Ledger ledger;
    private final Steps steps;

    Polling(
            ClaimQuestions questions,
            PartnerIntake intake,
            Leases leases,
            Ledger ledger,
            Steps steps) {
        this.questions = questions;
        this.intake = intake;
        this.leases = leases;
        this.ledger = ledger;
        this.steps = steps;
    }

    /** Report numbers to ask about; none while another node asks. */
    public void questions(Exchange exchange) {
        String partner = partner(exchange);
        boolean mine = ledger.record(() -> leases.hold("poll/" + partner, LEASE));
        exchange.getMessage().setBody(mine ? questions.open(partner, MOST) : List.of());
    }

    /** The sealed question about the report number in the body. */
    public void ask(Exchange exchange) {
        Parcel question = questions.ask(partner(exchange), Exchanges.text(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(question.body());
        question.attributes().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    }

    /** What the partner said. */
    public void answered(Exchange exchange) throws IOException {
        if (Exchanges.status(exchange) == 200) {
            Parcel answer =
                    new Parcel(
                            PartnerDelivery.capped(exchange.getMessage()),
                            PartnerDelivery.headers(exchange.getMessage()),
                            List.of());
            Channel channel = new Channel(partner(exchange), "progress-in", "poll", true);
            steps.taken(channel.partner(), intake.accept(channel, answer));
        }
    }

    private static String partner(Exchange exchange) {
        return Exchanges.partner(exchange);
    }
}
