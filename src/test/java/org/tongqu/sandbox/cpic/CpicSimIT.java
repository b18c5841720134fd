package org.tongqu.sandbox.cpic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.CpicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.stream.KafkaNode;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CPIC-SIM over real queues and a real Kafka. */
class CpicSimIT {

    private static final long PATIENCE_MILLIS = 10_000;

    private CpicKeys keys;
    private CpicSeal seal;
    private CpicSim cpic;
    private Connection connection;
    private Session session;
    private MessageConsumer replies;

    @BeforeEach
    void start(@TempDir Path var) throws JMSException {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        keys = new Enrolment(var, random, clock).cpic();
        seal = new CpicSeal(keys, random, clock);
        cpic =
                new CpicSim(
                        keys,
                        new ClaimBook("CPIC", Duration.ofMillis(50), clock),
                        0,
                        random,
                        clock);
        connection = hub(keys.brokerPassword()).createConnection();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        replies = session.createConsumer(session.createQueue("zs.case.reply"));
        connection.start();
    }

    @AfterEach
    void stop() throws JMSException {
        connection.close();
        cpic.close();
    }

    @Test
    void acceptsAReportAndRepeatsItsNoticeNumber() throws JMSException {
        send(seal.seal(report("m-1", "DEMO-CPIC-C-0001")));
        ObjectNode first = reply();
        assertThat(first.path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(first.path("message_id").asText()).isEqualTo("m-1");
        send(seal.seal(report("m-1", "DEMO-CPIC-C-0001")));
        assertThat(reply().path("notice_no")).isEqualTo(first.path("notice_no"));
        ObjectNode received = Json.readObject(cpic.log().entries().get(0).payload());
        assertThat(received.path("driver_name").asText()).isEqualTo("测试𠮷");
    }

    @Test
    void saysThatItDoesNotInsureOrCannotRead() throws JMSException {
        send(seal.seal(report("m-1", "DEMO-PICC-C-0001")));
        assertThat(reply().path("reason").asText()).isEqualTo("NOT_INSURED");
        ObjectNode incomplete = report("m-2", "DEMO-CPIC-C-0001");
        incomplete.remove("plate_no");
        send(seal.seal(incomplete));
        assertThat(reply().path("reason").asText()).isEqualTo("BAD_MESSAGE");
    }

    @Test
    void takesAMessageBackAndAnswersItLater() throws JMSException {
        cpic.faults().next(Fault.RETRY_LATER, 2);
        send(seal.seal(report("m-1", "DEMO-CPIC-C-0001")));
        assertThat(reply().path("status").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void signsItsReplyWrongWhenToldTo() throws JMSException {
        cpic.faults().next(Fault.WRONG_SIGNATURE, 1);
        send(seal.seal(report("m-1", "DEMO-CPIC-C-0001")));
        assertThatThrownBy(this::reply).hasMessageContaining("signature");
    }

    @Test
    void letsNobodyInWithAnotherPassword() {
        assertThatThrownBy(
                        () -> {
                            try (Connection wrong = hub("wrong").createConnection()) {
                                wrong.start();
                            }
                        })
                .isInstanceOf(JMSException.class);
    }

    @Test
    void publishesEveryStepOfAClaim(@TempDir Path var) throws JMSException {
        try (KafkaNode kafka = new KafkaNode(var.resolve("kafka"), 0)) {
            kafka.topic(CpicEvents.TOPIC);
            try (CpicEvents events = cpic.publishTo(kafka.bootstrapServers(), 0)) {
                send(seal.seal(report("m-1", "DEMO-CPIC-C-0001")));
                String noticeNo = reply().path("notice_no").asText();
                List<String> statuses = statuses(kafka, noticeNo);
                assertThat(statuses).hasSize(10).contains("NOTICED", "PAID", "CLOSED");
                assertThat(events.failures()).isZero();
            }
        }
    }

    private List<String> statuses(KafkaNode kafka, String noticeNo) {
        Set<String> statuses = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers(),
                                ConsumerConfig.GROUP_ID_CONFIG,
                                "test",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(CpicEvents.TOPIC));
            long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
            while (statuses.size() < 10 && System.nanoTime() < end) {
                for (ConsumerRecord<byte[], byte[]> message :
                        consumer.poll(Duration.ofMillis(200))) {
                    ObjectNode event = Json.readObject(seal.open(sealed(message)));
                    assertThat(event.path("notice_no").asText()).isEqualTo(noticeNo);
                    statuses.add(event.path("status").asText());
                }
            }
        }
        return List.copyOf(statuses);
    }

    private static CpicSeal.Sealed sealed(ConsumerRecord<byte[], byte[]> message) {
        return new CpicSeal.Sealed(
                message.value(),
                header(message, "key_id"),
                header(message, "nonce"),
                header(message, "ts"),
                header(message, "sig"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void send(CpicSeal.Sealed sealed) throws JMSException {
        BytesMessage message = JmsForm.write(session, sealed);
        session.createProducer(session.createQueue("zs.case.in")).send(message);
    }

    private ObjectNode reply() throws JMSException {
        Message message = replies.receive(PATIENCE_MILLIS);
        if (message == null) {
            throw new AssertionError("no reply");
        }
        return Json.readObject(seal.open(JmsForm.read(message)));
    }

    private ActiveMQConnectionFactory hub(String password) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + cpic.port(), "zshub", password);
    }

    private static ObjectNode report(String messageId, String policyNo) {
        ObjectNode report = Json.object().put("message_id", messageId);
        report.put("case_no", "ZS20250519000001").put("loss_time", 1747649100000L);
        report.put("plate_no", "浙L0T001").put("liability", "全责").put("driver_name", "测试𠮷");
        return report.put("policy_no", policyNo).put("product_code", "CTPL");
    }
}
