package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.ClaimStep;
import org.tongqu.accident.EventType;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.ClaimView;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Outbox;
import org.tongqu.mapping.Translation.Reply;

import java.time.Clock;
import java.util.Optional;

/** An insurer that accepted a report has been notified: the claim's first step. */
@Component
final class Acknowledgement {
    private final Cases cases;
    private final Lines lines;
    private final Outbox outbox;
    private final ClaimView claimView;
    private final Clock clock;

    Acknowledgement(Cases cases, Lines lines, Outbox outbox, ClaimView claimView, Clock clock) {
        this.cases = cases;
        this.lines = lines;
        this.outbox = outbox;
        this.claimView = claimView;
        this.clock = clock;
    }

    /** Notes the report number, once, as a {@code claim.notified} event of the case. */
    void record(DeliveryRow row, Reply reply) {
        row.line().ifPresent(key -> record(row, key, reply.reportNo()));
    }

    private void record(DeliveryRow row, Lines.Key key, Optional<String> reportNo) {
        Cases.Locked locked = cases.lock(key.accidentNo()).orElseThrow();
        Lines.Line line = lines.find(key).orElseThrow();
        if (line.progress().step().isPresent()) {
            return;
        }
        reportNo.ifPresent(no -> lines.reportNo(key, no));
        Lines.Line moved =
                lines.progress(key, line.progress().after(ClaimStep.NOTIFIED), line.amounts());
        CanonicalEvent event = event(row, key, reportNo);
        CaseFold.apply(locked.document(), event);
        CaseFold.claim(locked.document(), claimView.of(moved));
        cases.append(locked, event, Optional.empty());
        outbox.planCase(key.accidentNo());
    }

    private CanonicalEvent event(DeliveryRow row, Lines.Key key, Optional<String> reportNo) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode line = data.putObject("line");
        line.put("accidentNo", key.accidentNo());
        line.put("vehicleId", key.vehicleId());
        line.put("policyKind", key.kind().name());
        reportNo.ifPresent(no -> data.put("reportNo", no));
        data.put("at", clock.instant().toString());
        return new CanonicalEvent(
                "reply-" + row.uuid(),
                row.partner(),
                EventType.CLAIM_NOTIFIED,
                key.accidentNo(),
                clock.instant(),
                data);
    }
}
