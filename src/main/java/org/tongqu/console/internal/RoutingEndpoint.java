package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.accident.PolicyKind;
import org.tongqu.delivery.Planning;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.underwriting.RouteReason;
import org.tongqu.underwriting.RoutingQueue;

import java.time.Instant;
import java.util.List;

/** Claims whose insurer no rule could decide, and the decision of a person. */
@Component
@Endpoint(id = "routing")
class RoutingEndpoint {

    private final Ledger ledger;
    private final Cases cases;
    private final RoutingQueue queue;
    private final Planning planning;

    RoutingEndpoint(Ledger ledger, Cases cases, RoutingQueue queue, Planning planning) {
        this.ledger = ledger;
        this.cases = cases;
        this.queue = queue;
        this.planning = planning;
    }

    /** One vehicle and policy kind that waits for a person. */
    record Waiting(
            String accidentNo,
            String vehicleId,
            PolicyKind kind,
            String reason,
            String reasonZh,
            List<String> candidates,
            Instant since) {

        static Waiting of(RoutingQueue.Waiting waiting) {
            return new Waiting(
                    waiting.accidentNo(),
                    waiting.vehicleId(),
                    waiting.kind(),
                    waiting.reason(),
                    Choice.of(RouteReason.class, "reason", waiting.reason()).zh(),
                    waiting.candidates(),
                    waiting.since());
        }
    }

    /** Everything that waits, the oldest first. */
    @ReadOperation
    List<Waiting> waiting() {
        return ledger.record(queue::waiting).stream().map(Waiting::of).toList();
    }

    /** Decides by hand, and plans the full report; audited. */
    @WriteOperation
    List<Waiting> assign(
            String accidentNo,
            String vehicleId,
            String kind,
            String partner,
            String who,
            String why) {
        if (ledger.record(() -> cases.read(accidentNo)).isEmpty()) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no case " + accidentNo);
        }
        planning.assign(
                accidentNo,
                vehicleId,
                Choice.of(PolicyKind.class, "kind", kind),
                partner,
                Operator.named(who),
                why);
        return waiting();
    }
}
