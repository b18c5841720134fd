package org.tongqu.sandbox.insurer;

import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.Simulator;

/** A simulated insurer. */
public interface Insurer extends Simulator, Running {

    /** Its policies and claims. */
    ClaimBook claims();
}
