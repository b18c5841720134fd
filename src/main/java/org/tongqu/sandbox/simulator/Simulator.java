package org.tongqu.sandbox.simulator;

/** One simulated party. */
public interface Simulator {

    /** Its partner name. */
    String name();

    /** What it received. */
    MessageLog log();

    /** What it does wrong. */
    FaultBoard faults();
}
