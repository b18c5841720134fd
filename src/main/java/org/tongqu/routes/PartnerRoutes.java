package org.tongqu.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongqu.broker.PartnerBrokers;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Loads the routes, and makes one per connection of each partner file, from its template. */
@Component
final class PartnerRoutes implements SmartLifecycle {
    private final CamelContext camel;
    private final RouteFiles files;
    private final PartnerDirectory partners;
    private final PartnerBrokers brokers;
    private final Path keys;
    private volatile boolean running;

    PartnerRoutes(
            CamelContext camel,
            RouteFiles files,
            PartnerDirectory partners,
            PartnerBrokers brokers,
            TongquPaths paths) {
        this.camel = camel;
        this.files = files;
        this.partners = partners;
        this.brokers = brokers;
        this.keys = paths.keys();
    }

    @Override
    public void start() {
        files.loadInto(camel);
        partners.all().forEach(partner -> partner.connections().forEach(c -> add(partner, c)));
        running = true;
    }

    private void add(Partner partner, Partner.Connection connection) {
        if (((ModelCamelContext) camel).getRouteTemplateDefinition(connection.template()) == null) {
            return;
        }
        Map<String, String> parameters = new HashMap<>(connection.parameters());
        parameters.put("partner", partner.name());
        parameters.put("concurrency", Integer.toString(partner.delivery().concurrency()));
        parameters.put("answerMillis", Long.toString(partner.delivery().answerWithin().toMillis()));
        Edges edges = new Edges(camel, keys, partner);
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
