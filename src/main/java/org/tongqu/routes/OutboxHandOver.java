package org.tongqu.routes;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.OutboxRelay;
import org.tongqu.ledger.OutboxRelay.Entry;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Hands committed work to its queues: at least once, the position as the duplicate id. */
@Component
final class OutboxHandOver implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxHandOver.class);
    private static final int BATCH = 200;
    private static final long IDLE_MILLIS = 500;

    private final OutboxRelay relay;
    private final Ledger ledger;
    private final ConnectionFactory connections;
    private final Steps steps;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread(this::run);

    OutboxHandOver(
            OutboxRelay relay,
            Ledger ledger,
            @Qualifier("hubConnectionFactory") ConnectionFactory connections,
            Steps steps) {
        this.relay = relay;
        this.ledger = ledger;
        this.connections = connections;
        this.steps = steps;
    }

    @Override
    public void start() {
        running = true;
        relay.onCommit(work::release);
        thread = new Thread(this::run, "outbox-hand-over");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                if (handOver() < BATCH) {
                    awaitWork();
                }
            } catch (TongquException | JMSRuntimeException e) {
                LOG.warn("Work was not handed over, it is tried again: {}", e.toString());
                awaitWork();
            }
        }
    }

    private void awaitWork() {
        try {
            if (work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private int handOver() {
        return ledger.record(
                () -> {
                    List<Entry> entries = relay.take(BATCH);
                    if (!entries.isEmpty()) {
                        steps.time("hand-over", "hub", () -> send(entries));
                    }
                    return entries.size();
                });
    }

    private void send(List<Entry> entries) {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = session.createProducer();
            for (Entry entry : entries) {
                Message message = session.createTextMessage(entry.reference());
                message.setStringProperty("_AMQ_DUPL_ID", "outbox-" + entry.position());
                producer.send(session.createQueue(entry.queue()), message);
            }
            session.commit();
        } catch (JMSException e) {
            throw new TongquException(ErrorCode.STORE_UNAVAILABLE, "the broker refused", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        work.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
