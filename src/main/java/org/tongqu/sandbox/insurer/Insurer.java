package org.tongqu.sandbox.insurer;

import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.Simulator;

import java.time.Clock;
import java.util.Set;

/** A simulated insurer: what all of them have, whatever they speak. */
public abstract class Insurer implements Simulator, Running {

    private final String name;
    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;

    /** An insurer of that partner name, that can misbehave in these ways. */
    protected Insurer(String name, ClaimBook claims, Set<Fault> possible, Clock clock) {
        this.name = name;
        this.claims = claims;
        this.log = new MessageLog(clock);
        this.faults = new FaultBoard(possible);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final MessageLog log() {
        return log;
    }

    @Override
    public final FaultBoard faults() {
        return faults;
    }

    /** Its policies and claims. */
    public final ClaimBook claims() {
        return claims;
    }

    /** What it received as text, without the escapes of its format; for comparing alone. */
    public String readable(MessageLog.Entry entry) {
        return entry.text();
    }
}
