package org.tongqu.sandbox.taic;

import org.jspecify.annotations.Nullable;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps of claims, told one after the other: the next one only when the last is answered. */
final class TaicProgress {

    private static final long PATIENCE_NANOS = 5_000_000_000L;

    private final ClaimBook claims;
    private final FaultBoard faults;
    private final Map<String, Integer> told = new HashMap<>();
    private long traces;
    private @Nullable Open open;

    /** A step that was told over a connection and is not answered yet. */
    private record Open(String reportNo, int sequence, TaicConnection over, long since) {}

    TaicProgress(ClaimBook claims, FaultBoard faults) {
        this.claims = claims;
        this.faults = faults;
    }

    /** Tells the next step, if there is one and none is open on this connection. */
    synchronized void tellOver(TaicConnection connection) throws IOException {
        Open waiting = open;
        if (waiting != null && waiting.over() == connection) {
            if (System.nanoTime() - waiting.since() > PATIENCE_NANOS) {
                connection.close();
            }
            return;
        }
        for (Claim claim : claims.claims()) {
            int before = told.getOrDefault(claim.reportNo(), 0);
            List<Progress> steps = claims.progress(claim);
            if (steps.size() > before) {
                tell(connection, claim, steps.get(before));
                return;
            }
        }
    }

    private void tell(TaicConnection connection, Claim claim, Progress step) throws IOException {
        open = new Open(claim.reportNo(), step.sequence(), connection, System.nanoTime());
        traces++;
        connection.tell("%012d".formatted(traces), TaicDesk.told(claim, step));
    }

    /** The step that is open was answered: recorded, known already, or not to be taken. */
    synchronized void answered(TaicText answer) {
        answer.required("yingDaMa");
        Open waiting = open;
        if (waiting == null) {
            return;
        }
        if (!faults.strikes(Fault.DUPLICATE)) {
            told.put(waiting.reportNo(), waiting.sequence());
        }
        open = null;
    }
}
