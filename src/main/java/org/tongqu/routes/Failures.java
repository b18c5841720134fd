package org.tongqu.routes;

import io.micrometer.core.instrument.MeterRegistry;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what failed in a route and is tried again; says so once in the log, without content. */
@Component("failures")
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final MeterRegistry meters;

    Failures(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts one failure of the exchange's route. */
    public void count(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String route = String.valueOf(exchange.getFromRouteId());
        meters.counter("tongqu.route.failures", "route", route).increment();
        String kind = cause == null ? "unknown" : cause.getClass().getSimpleName();
        LOG.warn("{} failed and is tried again: {}", route, kind);
    }
}
