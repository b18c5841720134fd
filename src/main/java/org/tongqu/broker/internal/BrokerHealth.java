package org.tongqu.broker.internal;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** The hub's queues are up when a session on them can be opened. */
final class BrokerHealth extends AbstractHealthIndicator {

    private final ConnectionFactory connections;
    private final String where;

    BrokerHealth(ConnectionFactory connections, String where) {
        super("The broker cannot be reached");
        this.connections = connections;
        this.where = where;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            health.up()
                    .withDetail("broker", where)
                    .withDetail("transacted", session.getTransacted());
        }
    }
}
