package org.tongqu.sandbox.cpic;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.CpicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.wire.Json;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** CPIC-SIM's broker, and what takes reports from {@code zs.case.in}. */
public final class CpicSim extends Insurer {
    private static final Set<Fault> POSSIBLE_FAULTS =
            EnumSet.of(
                    Fault.WRONG_ID,
                    Fault.WRONG_SIGNATURE,
                    Fault.TIMEOUT,
                    Fault.DROP_CONNECTION,
                    Fault.RETRY_LATER,
                    Fault.NOT_INSURED,
                    Fault.DUPLICATE,
                    Fault.SLOW,
                    Fault.SEQUENCE_GAP);

    private static final long SLOW_SECONDS = 3;
    private static final int PASSWORD_BYTES = 24;

    private final CpicBroker broker;
    private final CpicSeal seal;
    private final CpicDesk desk;
    private final Connection connection;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Starts its broker; port 0 is any free port. */
    public CpicSim(CpicKeys keys, ClaimBook claims, int port, SecureRandom random, Clock clock) {
        super(Enrolment.CPIC, claims, POSSIBLE_FAULTS, clock);
        this.seal = new CpicSeal(keys, random, clock);
        this.desk = new CpicDesk(claims, log(), faults());
        byte[] password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        this.broker =
                new CpicBroker(port, keys.brokerPassword(), HexFormat.of().formatHex(password));
        this.connection = listen();
    }

    @Override
    public String readable(MessageLog.Entry entry) {
        return Json.readObject(entry.payload()).toString();
    }

    /** Its broker's port. */
    public int port() {
        return broker.port();
    }

    /** Publishes the progress of its claims(), from now on. */
    public CpicEvents publishTo(String bootstrapServers, long seed) {
        return new CpicEvents(bootstrapServers, seal, claims(), faults(), seed);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            connection.close();
        } catch (JMSException e) {
            throw new SandboxException("CPIC-SIM does not stop", e);
        } finally {
            broker.close();
        }
    }

    private Connection listen() {
        try {
            Connection opened = broker.connections().createConnection();
            Session session = opened.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer replies =
                    session.createProducer(session.createQueue(CpicBroker.CASE_REPLY));
            session.createConsumer(session.createQueue(CpicBroker.CASE_IN))
                    .setMessageListener(message -> receive(session, replies, message));
            opened.start();
            return opened;
        } catch (JMSException e) {
            throw new SandboxException("CPIC-SIM cannot read its queue", e);
        }
    }

    private void receive(Session session, MessageProducer replies, Message message) {
        try {
            if (faults().strikes(Fault.RETRY_LATER)) {
                session.rollback();
                return;
            }
            answer(session, replies, message);
        } catch (JMSException | SandboxException e) {
            takeBack(session);
        }
    }

    private void answer(Session session, MessageProducer replies, Message message)
            throws JMSException {
        CpicSeal.Sealed request = JmsForm.read(message);
        var reply = desk.answer(seal.open(request));
        String messageId = reply.path("message_id").textValue();
        if (faults().strikes(Fault.SLOW)) {
            pause();
        }
        if (faults().strikes(Fault.WRONG_ID)) {
            reply.put("message_id", messageId + "-other");
        }
        int copies = faults().strikes(Fault.DUPLICATE) ? 2 : 1;
        boolean silent = faults().strikes(Fault.TIMEOUT) || faults().strikes(Fault.DROP_CONNECTION);
        for (int i = 0; i < copies && !silent; i++) {
            CpicSeal.Sealed sealed = seal.seal(reply);
            boolean wrong = faults().strikes(Fault.WRONG_SIGNATURE);
            BytesMessage answer =
                    JmsForm.write(session, wrong ? sealed.withWrongSignature() : sealed);
            answer.setJMSCorrelationID(messageId);
            replies.send(answer);
        }
        session.commit();
        seal.done(request);
    }

    private void pause() {
        try {
            closing.await(SLOW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void takeBack(Session session) {
        try {
            session.rollback();
        } catch (JMSException e) {
            throw new SandboxException("a message cannot be taken back", e);
        }
    }
}
