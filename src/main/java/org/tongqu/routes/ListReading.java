package org.tongqu.routes;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.PartnerLists;
import org.tongqu.intake.PartnerLists.Page;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.parcel.Parcel;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a partner's list on from where it was; one node at a time. */
@Component("lists")
final class ListReading {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String PAGE = "page";
    private static final String MORE = "more";
    private static final String PAGES = "pages";
    private static final int MOST = 200;

    private final PartnerLists lists;
    private final Leases leases;
    private final Ledger ledger;
    private final Steps steps;
    private final MeterRegistry meters;

    ListReading(
            PartnerLists lists, Leases leases, Ledger ledger, Steps steps, MeterRegistry meters) {
        this.lists = lists;
        this.leases = leases;
        this.ledger = ledger;
        this.steps = steps;
        this.meters = meters;
    }

    /** The question for the version; ends the route while another node reads. */
    public void askVersion(Exchange exchange) {
        if (!hold(exchange)) {
            exchange.setRouteStop(true);
            return;
        }
        question(exchange, lists.askVersion(Exchanges.partner(exchange)));
    }

    private boolean hold(Exchange exchange) {
        String lease = PartnerLists.lease(Exchanges.partner(exchange));
        return ledger.record(() -> leases.hold(lease, LEASE));
    }

    /** What the partner said about the version: variable {@code more} says if there are pages. */
    public void version(Exchange exchange) throws IOException {
        exchange.setVariable(PAGES, 0);
        goOn(exchange, lists.next(Exchanges.partner(exchange), answer(exchange)));
    }

    /** The question for the next page. */
    public void askPage(Exchange exchange) {
        question(exchange, lists.askPage(Exchanges.variable(exchange, PAGE, Page.class)));
    }

    /** What the page says is recorded; variable {@code more} says if there is another. */
    public void page(Exchange exchange) throws IOException {
        Page page = Exchanges.variable(exchange, PAGE, Page.class);
        Parcel answer = answer(exchange);
        hold(exchange);
        PartnerLists.Taken taken =
                steps.time("take-in", page.partner(), () -> lists.take(page, answer));
        steps.accepted(page.partner(), taken.news());
        count("known", page.partner(), taken.known());
        count("refused", page.partner(), taken.refused());
        goOn(exchange, taken.next());
    }

    private void count(String what, String partner, int rows) {
        meters.counter("tongqu.list.rows", "partner", partner, "result", what).increment(rows);
    }

    private static void goOn(Exchange exchange, Optional<Page> next) {
        int pages = Exchanges.variable(exchange, PAGES, Integer.class);
        exchange.setVariable(PAGE, next.orElse(null));
        exchange.setVariable(PAGES, pages + 1);
        exchange.setVariable(MORE, next.isPresent() && pages < MOST);
    }

    private static void question(Exchange exchange, Parcel question) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(question.body());
        question.attributes().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
    }

    private static Parcel answer(Exchange exchange) throws IOException {
        if (Exchanges.status(exchange) != 200) {
            throw new TongquException(
                    ErrorCode.PARTNER_UNAVAILABLE, "HTTP " + Exchanges.status(exchange));
        }
        return new Parcel(
                PartnerDelivery.capped(exchange.getMessage()),
                PartnerDelivery.headers(exchange.getMessage()),
                List.of());
    }
}
