package org.tongqu.scenario;

import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.simulator.FreePort;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A port before a server: while it is shut, nobody listens on it. */
final class Door implements AutoCloseable {
    private final int port = FreePort.any();
    private final AtomicInteger passed = new AtomicInteger();
    private final ExecutorService carriers = Executors.newCachedThreadPool();
    private volatile int server;
    private @Nullable ServerSocket listening;

    int port() {
        return port;
    }

    /** How many connections it has let through. */
    int passed() {
        return passed.get();
    }

    /** Listens, and carries what comes to the server. */
    synchronized void open(int server) throws IOException {
        this.server = server;
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = socket;
        carriers.execute(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket caller = socket.accept();
                Socket callee = new Socket(InetAddress.getLoopbackAddress(), server);
                passed.incrementAndGet();
                carriers.execute(() -> carry(caller, callee));
                carriers.execute(() -> carry(callee, caller));
            }
        } catch (IOException e) {
            // Shut.
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (listening != null) {
            listening.close();
        }
        carriers.shutdownNow();
    }
}
