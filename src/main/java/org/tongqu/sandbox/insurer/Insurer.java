package org.tongqu.sandbox.insurer;

import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.Simulator;

/** A simulated insurer. */
public interface Insurer extends Simulator, Running {

    /** Its policies and claims. */
    ClaimBook claims();

    /** What it received as text, without the escapes of its format; for comparing alone. */
    default String readable(MessageLog.Entry entry) {
        return entry.text();
    }
}
