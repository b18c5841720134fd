package org.tongqu.broker.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;

class EmbeddedBrokerIT {

    private static final String DISPATCH = "police-110-sim";
    private static final String INCIDENTS = "police.110.incidents";
    private static final String WORK = "tongqu.delivery";
    private static final String PASSWORD = "handed-over";

    private final Path folder;

    EmbeddedBrokerIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(passwordFile(), PASSWORD + "\n");
    }

    @Test
    void keepsADurableMessageOverARestart() throws Exception {
        try (EmbeddedBroker broker = start();
                Connection hub = hubOn(broker)) {
            send(hub, WORK, "delivery 17");
        }
        try (EmbeddedBroker broker = start();
                Connection hub = hubOn(broker)) {
            assertThat(take(hub, WORK)).isEqualTo("delivery 17");
        }
    }

    @Test
    void hearsAPartnerThatKnowsItsPassword() throws Exception {
        try (EmbeddedBroker broker = start();
                Connection partner = outside(broker, DISPATCH, PASSWORD);
                Connection hub = hubOn(broker)) {
            send(partner, INCIDENTS, "an incident");

            assertThat(take(hub, INCIDENTS)).isEqualTo("an incident");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedBroker broker = start()) {
            assertThatExceptionOfType(JMSSecurityException.class)
                    .isThrownBy(() -> outside(broker, DISPATCH, "guessed"));
        }
    }

    @Test
    void refusesWhoeverGivesNoName() {
        try (EmbeddedBroker broker = start()) {
            assertThatExceptionOfType(JMSSecurityException.class)
                    .isThrownBy(
                            () -> new ActiveMQConnectionFactory(url(broker)).createConnection());
        }
    }

    @Test
    void knowsAPartnerAsSoonAsItsPasswordIsThere() throws Exception {
        Files.delete(passwordFile());
        try (EmbeddedBroker broker = start()) {
            assertThatExceptionOfType(JMSSecurityException.class)
                    .isThrownBy(() -> outside(broker, DISPATCH, PASSWORD));

            Files.writeString(passwordFile(), PASSWORD);
            try (Connection partner = outside(broker, DISPATCH, PASSWORD)) {
                send(partner, INCIDENTS, "an incident");
            }
        }
    }

    @Test
    void letsAPartnerReadNoQueueNotEvenItsOwn() throws Exception {
        try (EmbeddedBroker broker = start();
                Connection hub = hubOn(broker);
                Connection partner = outside(broker, DISPATCH, PASSWORD)) {
            send(hub, WORK, "delivery 17");

            assertRefused(() -> take(partner, WORK));
            assertRefused(() -> take(partner, INCIDENTS));
            assertThat(take(hub, WORK)).isEqualTo("delivery 17");
        }
    }

    @Test
    void letsAPartnerSendToItsOwnQueueAlone() throws Exception {
        try (EmbeddedBroker broker = start();
                Connection hub = hubOn(broker);
                Connection partner = outside(broker, DISPATCH, PASSWORD)) {
            send(hub, WORK, "delivery 17");

            assertRefused(() -> send(partner, WORK, "forged work"));
            assertRefused(() -> send(partner, "a.queue.of.its.own", "anything"));
        }
    }

    @Test
    void setsAsideAMessageWhoseTimeRanOut() throws Exception {
        try (EmbeddedBroker broker = start();
                Connection hub = hubOn(broker);
                Session session = hub.createSession(Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(session.createQueue(WORK));
            producer.setTimeToLive(1);
            producer.send(session.createTextMessage("too late"));

            assertThat(take(hub, BrokerLayout.EXPIRED)).isEqualTo("too late");
        }
    }

    @Test
    void saysSoWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(TongquException.class)
                    .isThrownBy(() -> start(taken.getLocalPort()))
                    .satisfies(
                            failure ->
                                    assertThat(failure.code())
                                            .isEqualTo(ErrorCode.BROKER_UNAVAILABLE));
        }
    }

    private EmbeddedBroker start() {
        return start(0);
    }

    private EmbeddedBroker start(int port) {
        BrokerAccount account =
                new BrokerAccount(DISPATCH, new SecretFile(passwordFile()), Set.of(INCIDENTS));
        SecureRandom random = new SecureRandom();
        return EmbeddedBroker.start(
                folder, port, new BrokerAccounts(List.of(account), random), random);
    }

    private Path passwordFile() {
        return folder.resolve("broker-password");
    }

    private static Connection hubOn(EmbeddedBroker broker) throws JMSException {
        return started(
                ConnectionPools.client(broker.insideUrl())
                        .createConnection(BrokerAccounts.HUB, broker.hubPassword()));
    }

    private static Connection outside(EmbeddedBroker broker, String user, String password)
            throws JMSException {
        return started(new ActiveMQConnectionFactory(url(broker)).createConnection(user, password));
    }

    private static String url(EmbeddedBroker broker) {
        return "tcp://127.0.0.1:" + broker.port();
    }

    private static Connection started(Connection connection) throws JMSException {
        connection.start();
        return connection;
    }

    private static void send(Connection connection, String name, String text) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            Queue queue = session.createQueue(name);
            session.createProducer(queue).send(session.createTextMessage(text));
        }
    }

    private static String take(Connection connection, String name) throws JMSException {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(name))) {
            Message message = consumer.receive(5_000);
            return message instanceof TextMessage text ? text.getText() : "nothing";
        }
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatExceptionOfType(JMSSecurityException.class).isThrownBy(attempt);
    }
}
