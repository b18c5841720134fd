package org.tongqu.sealing.internal.suite;

/** One step of a suite, its parameters already checked. */
@FunctionalInterface
public interface Step {
    /** Reads and writes slots; whatever does not hold is a TongquException. */
    void run(Workbench bench);
}
