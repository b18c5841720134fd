package org.tongqu.sandbox.simulator;

import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** For a server that must know its port before it listens. */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int BOUND = 30_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /**
     * A port on which nobody listens on loopback, below those that the system gives out of itself
     * (from 32768 on Linux): until it is used, nobody gets it by chance.
     */
    public static int any() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BOUND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new SandboxException("no free port from " + LOWEST + " to " + BOUND);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
