package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Batches;
import org.tongqu.delivery.Batches.Transmission;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;

import java.time.Duration;
import java.util.Optional;

/** One file on its way to a batch partner: data first, then its flag file. */
@Component("transmissions")
final class BatchDelivery {
    private static final String TRANSMISSION = "transmission";
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Batches batches;
    private final Leases leases;
    private final Ledger ledger;

    BatchDelivery(Batches batches, Leases leases, Ledger ledger) {
        this.batches = batches;
        this.leases = leases;
        this.ledger = ledger;
    }

    /** The data file that is due; ends the route when there is none, or another node sends. */
    public void next(Exchange exchange) {
        String partner = Exchanges.partner(exchange);
        boolean mine = ledger.record(() -> leases.hold("batch/" + partner, LEASE));
        Optional<Transmission> next = mine ? batches.next(partner) : Optional.empty();
        if (next.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        exchange.setVariable(TRANSMISSION, next.get());
        file(exchange, next.get().name() + ".dat", next.get().parcel().body());
    }

    /** The flag file. */
    public void flag(Exchange exchange) {
        Transmission sent = Exchanges.variable(exchange, TRANSMISSION, Transmission.class);
        var flag = sent.parcel().companions().get(0);
        file(exchange, sent.name() + flag.suffix(), flag.content());
    }

    /** Both are at the partner. */
    public void sent(Exchange exchange) {
        batches.sent(Exchanges.variable(exchange, TRANSMISSION, Transmission.class));
    }

    private static void file(Exchange exchange, String name, byte[] content) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name);
        exchange.getMessage().setBody(content);
    }
}
