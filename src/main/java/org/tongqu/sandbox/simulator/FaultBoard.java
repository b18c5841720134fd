package org.tongqu.sandbox.simulator;

import org.tongqu.sandbox.SandboxException;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The faults of one simulator that are switched on. Thread-safe. */
public final class FaultBoard {

    private static final int UNTIL_CLEARED = -1;

    private final Set<Fault> possible;
    private final Map<Fault, Integer> on = new EnumMap<>(Fault.class);

    /** A board on which only these faults can be switched on. */
    public FaultBoard(Set<Fault> possible) {
        this.possible = Set.copyOf(possible);
    }

    /** Switches a fault on until it is cleared. */
    public void on(Fault fault) {
        set(fault, UNTIL_CLEARED);
    }

    /** Switches a fault on for the next so many times. */
    public void next(Fault fault, int times) {
        if (times < 1) {
            throw new SandboxException("times must be 1 or more");
        }
        set(fault, times);
    }

    /** Switches everything off. */
    public synchronized void clear() {
        on.clear();
    }

    /** Whether the fault happens now; counts it. */
    public synchronized boolean strikes(Fault fault) {
        Integer left = on.get(fault);
        if (left == null) {
            return false;
        }
        if (left == 1) {
            on.remove(fault);
        } else if (left > 1) {
            on.put(fault, left - 1);
        }
        return true;
    }

    /** What is on, and how often yet; -1 is until cleared. */
    public synchronized Map<Fault, Integer> state() {
        return new EnumMap<>(on);
    }

    private synchronized void set(Fault fault, int times) {
        if (!possible.contains(fault)) {
            throw new SandboxException("this simulator cannot have the fault " + fault.label());
        }
        on.put(fault, times);
    }
}
