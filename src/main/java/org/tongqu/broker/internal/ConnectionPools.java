package org.tongqu.broker.internal;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

import java.time.Duration;

/** Pools of connections to an Artemis, each connection opened only when somebody needs it. */
final class ConnectionPools {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A consumer takes little ahead, so that the next one finds work too. */
    private static final int WINDOW_BYTES = 16 * 1024;

    private static final int SESSIONS = 100;

    private ConnectionPools() {}

    /** A client that does not try again by itself: whoever calls knows better when. */
    static ActiveMQConnectionFactory client(String url) {
        ActiveMQConnectionFactory client = new ActiveMQConnectionFactory(url);
        client.setCallTimeout(ANSWER.toMillis());
        client.setCallFailoverTimeout(ANSWER.toMillis());
        client.setInitialConnectAttempts(1);
        client.setReconnectAttempts(0);
        client.setConsumerWindowSize(WINDOW_BYTES);
        client.setDeserializationDenyList("*");
        return client;
    }

    static JmsPoolConnectionFactory pool(jakarta.jms.ConnectionFactory client, int connections) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(client);
        pool.setMaxConnections(connections);
        pool.setMaxSessionsPerConnection(SESSIONS);
        pool.setBlockIfSessionPoolIsFull(true);
        pool.setBlockIfSessionPoolIsFullTimeout(ANSWER.toMillis());
        return pool;
    }
}
