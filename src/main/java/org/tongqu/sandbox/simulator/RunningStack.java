package org.tongqu.sandbox.simulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in the opposite order. */
public final class RunningStack implements Running {

    private final Deque<Running> running = new ArrayDeque<>();

    /** Keeps it until all is closed; answers it. */
    public <T extends Running> T started(T part) {
        running.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
