package org.tongqu.routes;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteAware;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.springframework.stereotype.Component;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;

import java.time.Duration;

/** Lets a route look into a folder only while this node holds its lease. */
@Component("leasedTurn")
final class LeasedTurn extends RemoteFilePollingConsumerPollStrategy {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Leases leases;
    private final Ledger ledger;

    LeasedTurn(Leases leases, Ledger ledger) {
        this.leases = leases;
        this.ledger = ledger;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return consumer instanceof RouteAware aware
                && mayHold(Exchanges.present(aware.getRoute(), "route").getRouteId());
    }

    private boolean mayHold(String routeId) {
        try {
            return hold(routeId);
        } catch (TongquException e) {
            return false;
        }
    }

    /** Takes or renews the lease of a route; false while another node holds it. */
    boolean hold(String routeId) {
        return ledger.record(() -> leases.hold(routeId, LEASE));
    }
}
