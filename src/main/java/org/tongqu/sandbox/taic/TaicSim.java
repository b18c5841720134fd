package org.tongqu.sandbox.taic;

import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.TaicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** TAIC-SIM's socket server: one connection at a time, the newest. */
public final class TaicSim extends Insurer {
    private static final Set<Fault> POSSIBLE_FAULTS =
            EnumSet.of(
                    Fault.HTML_INSTEAD,
                    Fault.WRONG_ID,
                    Fault.WRONG_SIGNATURE,
                    Fault.TIMEOUT,
                    Fault.DROP_CONNECTION,
                    Fault.RETRY_LATER,
                    Fault.NOT_INSURED,
                    Fault.DUPLICATE,
                    Fault.SLOW);

    private static final int BACKLOG = 16;
    private static final long LOOK_MILLIS = 20;

    private final TaicSeal seal;
    private final TaicDesk desk;
    private final TaicProgress progress;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile @Nullable TaicConnection current;

    /** Starts its server on loopback; port 0 is any free port. */
    public TaicSim(TaicKeys keys, ClaimBook claims, int port, SecureRandom random, Clock clock) {
        super(Enrolment.TAIC, claims, POSSIBLE_FAULTS, clock);
        this.seal = new TaicSeal(keys, random);
        this.desk = new TaicDesk(claims, log(), faults());
        this.progress = new TaicProgress(claims, faults());
        try {
            this.server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new SandboxException("cannot listen on port " + port, e);
        }
        threads.execute(this::accept);
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public String readable(MessageLog.Entry entry) {
        return entry.text(Charset.forName("GBK"));
    }

    /** Its port. */
    public int port() {
        return server.getLocalPort();
    }

    /** How often somebody has connected. */
    public int connections() {
        return accepted.get();
    }

    /** Whether somebody is connected. */
    public boolean isConnected() {
        TaicConnection connection = current;
        return connection != null && connection.isOpen();
    }

    /** Cuts the connection, as a network does. */
    public void cut() {
        TaicConnection connection = current;
        if (connection != null) {
            connection.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                welcome(server.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void welcome(Socket socket) {
        cut();
        TaicConnection connection = new TaicConnection(socket, seal, desk, faults(), progress);
        current = connection;
        accepted.incrementAndGet();
        threads.execute(connection::serve);
    }

    /** A job that throws is never run again by its scheduler. */
    private void look() {
        TaicConnection connection = current;
        if (connection == null || !connection.isOpen()) {
            return;
        }
        try {
            progress.tellOver(connection);
        } catch (IOException | SandboxException e) {
            connection.close();
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new SandboxException("the server does not close", e);
        } finally {
            cut();
            threads.shutdownNow();
        }
    }
}
