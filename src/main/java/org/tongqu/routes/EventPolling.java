package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.EventPages;
import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a partner for its events after the last one taken; one node at a time. */
@Component("eventPolls")
final class EventPolling {
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final int NOTHING_NEW = 204;

    private final EventPages pages;
    private final Leases leases;
    private final Ledger ledger;
    private final Steps steps;

    EventPolling(EventPages pages, Leases leases, Ledger ledger, Steps steps) {
        this.pages = pages;
        this.leases = leases;
        this.ledger = ledger;
        this.steps = steps;
    }

    /** The sealed question; ends the route while another node asks, or the partner is closed. */
    public void ask(Exchange exchange) {
        String partner = Exchanges.partner(exchange);
        boolean mine = ledger.record(() -> leases.hold(EventPages.lease(partner), LEASE));
        Optional<Parcel> question = mine ? pages.ask(partner) : Optional.empty();
        exchange.getMessage().removeHeaders("*");
        if (question.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.getMessage().setBody(question.get().body());
        question.get().attributes().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    }

    /** The page that came, after the partner waited as long as it liked. */
    public void answered(Exchange exchange) throws IOException {
        int status = Exchanges.status(exchange);
        if (status == NOTHING_NEW) {
            return;
        }
        if (status != 200) {
            throw new TongquException(ErrorCode.PARTNER_UNAVAILABLE, "events: HTTP " + status);
        }
        String partner = Exchanges.partner(exchange);
        Parcel page =
                new Parcel(
                        PartnerDelivery.capped(exchange.getMessage()),
                        PartnerDelivery.headers(exchange.getMessage()),
                        List.of());
        Taken taken = steps.time("take-in", partner, () -> pages.take(partner, page));
        steps.taken(partner, taken);
    }
}
