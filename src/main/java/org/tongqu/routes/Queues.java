package org.tongqu.routes;

import jakarta.jms.ConnectionFactory;

import org.apache.camel.component.jms.JmsComponent;

/** How the hub consumes from brokers: in a local transaction, consumers kept open. */
final class Queues {
    private Queues() {}

    static JmsComponent component(ConnectionFactory connectionFactory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connectionFactory);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setReceiveTimeout(1000);
        jms.setMapJmsMessage(true);
        return jms;
    }
}
