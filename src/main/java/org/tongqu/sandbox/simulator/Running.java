package org.tongqu.sandbox.simulator;

/** A server or a job that runs until it is closed. */
public interface Running extends AutoCloseable {

    @Override
    void close();
}
