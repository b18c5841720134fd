package org.tongqu.sandbox.police;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Simulator;

import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Set;

/** The 110 dispatch: puts 警单 on a queue of the hub's broker. */
public final class Police110 implements Simulator {

    /** The queue on the hub's broker. */
    public static final String QUEUE = "police.110.incidents";

    private static final Charset GBK = Charset.forName("GBK");

    private final Hub hub;
    private final String password;
    private final MessageLog log;
    private final FaultBoard faults = new FaultBoard(Set.of());

    /** A dispatch with its password on the hub's broker. */
    public Police110(Hub hub, String password, Clock clock) {
        this.hub = hub;
        this.password = password;
        this.log = new MessageLog(clock);
    }

    @Override
    public String name() {
        return Enrolment.POLICE_110;
    }

    @Override
    public MessageLog log() {
        return log;
    }

    @Override
    public FaultBoard faults() {
        return faults;
    }

    /** Sends a 警单. */
    public void send(Incident incident) {
        send(incident.toXml().getBytes(GBK));
    }

    /** Sends any bytes, as a broken dispatch would. */
    public void send(byte[] body) {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(
                                "tcp://127.0.0.1:" + hub.address().brokerPort(),
                                Enrolment.POLICE_110,
                                password);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            producer.send(message);
        } catch (JMSException e) {
            throw new SandboxException("the hub's broker does not take the incident", e);
        }
    }
}
