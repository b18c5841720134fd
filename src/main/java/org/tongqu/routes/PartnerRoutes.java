package org.tongqu.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongqu.broker.PartnerBrokers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.NationalTls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Loads the routes, and makes one per connection of each partner file, from its template. */
@Component
final class PartnerRoutes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerRoutes.class);
    private static final long RETRY_SECONDS = 10;

    /** A partner that asks by itself: a way out, but not a route of its own. */
    private static final String WITHOUT_ROUTE = "outbox-pull";

    private final CamelContext camel;
    private final RouteFiles files;
    private final PartnerDirectory partners;
    private final PartnerBrokers brokers;
    private final NationalTls national;
    private final TongquPaths paths;
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "partner-routes");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile boolean running;

    /** A connection that has no route yet. */
    private record Waiting(Partner partner, Partner.Connection connection) {}

    PartnerRoutes(
            CamelContext camel,
            RouteFiles files,
            PartnerDirectory partners,
            PartnerBrokers brokers,
            NationalTls national,
            TongquPaths paths) {
        this.camel = camel;
        this.files = files;
        this.partners = partners;
        this.brokers = brokers;
        this.national = national;
        this.paths = paths;
    }

    @Override
    public void start() {
        files.loadInto(camel);
        partners.all().forEach(p -> p.connections().forEach(c -> waiting.add(new Waiting(p, c))));
        running = true;
        addWaiting();
        var unused =
                retries.scheduleWithFixedDelay(
                        this::addWaiting, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    /** A connection whose keys are not there yet waits; all others go on. */
    private void addWaiting() {
        waiting.removeIf(w -> isAdded(w.partner(), w.connection()));
    }

    private boolean isAdded(Partner partner, Partner.Connection connection) {
        try {
            add(partner, connection);
            return true;
        } catch (TongquException e) {
            if (e.code() != ErrorCode.KEY_UNAVAILABLE) {
                throw e;
            }
            LOG.warn("{} of {} waits: {}", connection.template(), partner.name(), e.detail());
            return false;
        }
    }

    private void add(Partner partner, Partner.Connection connection) {
        if (connection.template().equals(WITHOUT_ROUTE)) {
            return;
        }
        if (((ModelCamelContext) camel).getRouteTemplateDefinition(connection.template()) == null) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    partner.name()
                            + " names the template "
                            + connection.template()
                            + ", which is not in routes/templates");
        }
        Map<String, String> parameters = new HashMap<>(connection.parameters());
        parameters.put("partner", partner.name());
        parameters.put("concurrency", Integer.toString(partner.delivery().concurrency()));
        parameters.put("answerMillis", Long.toString(partner.delivery().answerWithin().toMillis()));
        parameters.put(
                "workFolder", paths.var().resolve("pickup").resolve(partner.name()).toString());
        Edges edges = new Edges(camel, paths.keys(), national, partner);
        parameters.putAll(edges.of(parameters, brokers));
        TemplatedRouteBuilder builder =
                TemplatedRouteBuilder.builder(camel, connection.template())
                        .routeId(connection.template() + "." + partner.name());
        parameters.forEach(builder::parameter);
        builder.add();
    }

    @Override
    public void stop() {
        running = false;
        retries.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the servers listen. */
    @Override
    public int getPhase() {
        return 0;
    }
}
