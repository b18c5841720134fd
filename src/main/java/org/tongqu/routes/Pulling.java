package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.intake.DetailPulls;
import org.tongqu.intake.DetailPulls.Asked;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetches the details that a partner has told us of, one by one; one node at a time. */
@Component("pulls")
final class Pulling {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST = 100;
    private static final String ASKED = "asked";

    private final DetailPulls pulls;
    private final Leases leases;
    private final Ledger ledger;
    private final Steps steps;

    Pulling(DetailPulls pulls, Leases leases, Ledger ledger, Steps steps) {
        this.pulls = pulls;
        this.leases = leases;
        this.ledger = ledger;
        this.steps = steps;
    }

    /** Ids of pulls that are due; none while another node fetches. */
    public void due(Exchange exchange) {
        String partner = Exchanges.partner(exchange);
        boolean mine = ledger.record(() -> leases.hold("pull/" + partner, LEASE));
        exchange.getMessage().setBody(mine ? pulls.due(partner, MOST) : List.of());
    }

    /** The sealed question about the pull in the body; ends the route when it is not open. */
    public void ask(Exchange exchange) {
        String partner = Exchanges.partner(exchange);
        Optional<Asked> asked =
                pulls.ask(
                        partner,
                        Exchanges.variable(exchange, "question", String.class),
                        Exchanges.text(exchange));
        exchange.getMessage().removeHeaders("*");
        if (asked.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.setVariable(ASKED, asked.get());
        Parcel question = asked.get().question();
        exchange.getMessage().setBody(question.body());
        question.attributes().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    }

    /** What the partner said. */
    public void answered(Exchange exchange) throws IOException {
        if (Exchanges.status(exchange) != 200) {
            return;
        }
        Asked asked = Exchanges.variable(exchange, ASKED, Asked.class);
        Parcel answer =
                new Parcel(
                        PartnerDelivery.capped(exchange.getMessage()),
                        PartnerDelivery.headers(exchange.getMessage()),
                        List.of());
        String message = Exchanges.variable(exchange, "message", String.class);
        int news =
                steps.time(
                        "take-in", asked.partner(), () -> pulls.answered(asked, message, answer));
        steps.accepted(asked.partner(), news);
    }
}
