package org.tongqu.onboarding.internal.connect;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.TrialKeys;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Login at a partner's broker, and a look at the queues; sends and takes nothing. */
final class JmsProbe {
    private final Partner partner;
    private final TrialKeys keys;

    JmsProbe(Partner partner, TrialKeys keys) {
        this.partner = partner;
        this.keys = keys;
    }

    void run(Map<String, String> parameters, Course course) {
        course.phase("JMS", () -> login(parameters));
        if (parameters.containsKey("requestQueue")) {
            course.phase("PRODUCER", () -> produce(parameters, parameters.get("requestQueue")));
        } else if (parameters.containsKey("replyQueue")) {
            course.phase("BROWSER", () -> browse(parameters, parameters.get("replyQueue")));
        }
    }

    private String login(Map<String, String> parameters) throws JMSException {
        try (ActiveMQConnectionFactory client = client(parameters);
                Connection connection = connection(client, parameters)) {
            connection.start();
            return connection.getMetaData().getJMSProviderName()
                    + ", "
                    + parameters.getOrDefault("user", "");
        }
    }

    private String produce(Map<String, String> parameters, String queue) throws JMSException {
        try (ActiveMQConnectionFactory client = client(parameters);
                Connection connection = connection(client, parameters);
                Session session = connection.createSession();
                var producer = session.createProducer(session.createQueue(queue))) {
            return producer.getDestination() + ", 未发送 · nothing sent";
        }
    }

    private String browse(Map<String, String> parameters, String queue) throws JMSException {
        try (ActiveMQConnectionFactory client = client(parameters);
                Connection connection = connection(client, parameters);
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            boolean waiting = browser.getEnumeration().hasMoreElements();
            return queue + (waiting ? ", 有报文 · messages wait" : ", 空 · empty");
        }
    }

    private static ActiveMQConnectionFactory client(Map<String, String> parameters) {
        ActiveMQConnectionFactory client =
                new ActiveMQConnectionFactory(parameters.getOrDefault("brokerUrl", ""));
        client.setCallTimeout(Probes.PATIENCE_MILLIS);
        client.setInitialConnectAttempts(1);
        client.setReconnectAttempts(0);
        client.setDeserializationDenyList("*");
        return client;
    }

    private Connection connection(ActiveMQConnectionFactory client, Map<String, String> parameters)
            throws JMSException {
        String password =
                new String(keys.secret(partner, "brokerPassword"), StandardCharsets.UTF_8);
        if (keys.madeUp().contains("secret brokerPassword")) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "no secret brokerPassword");
        }
        return client.createConnection(parameters.getOrDefault("user", ""), password);
    }
}
