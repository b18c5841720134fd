package org.tongqu.sealing.internal.suite;

/** One step of a suite, its parameters already checked. */
@FunctionalInterface
interface Step {
    void run(Workbench bench);
}
