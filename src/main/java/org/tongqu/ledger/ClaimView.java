package org.tongqu.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.ledger.Lines.Line;

/** A line as the case document shows it in {@code claims}. */
@Component
public final class ClaimView {

    /** The entry of a line. */
    public ObjectNode of(Line line) {
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        claim.put("vehicleId", line.key().vehicleId());
        claim.put("policyKind", line.key().kind().name());
        claim.put("insurerCode", line.insurerCode());
        claim.put("partner", line.partner());
        line.reportNo().ifPresent(no -> claim.put("reportNo", no));
        line.progress().step().ifPresent(step -> claim.put("step", step.name()));
        line.progress().outcome().ifPresent(end -> claim.put("outcome", end.name()));
        line.amounts().assessed().ifPresent(fen -> claim.put("assessedFen", fen));
        line.amounts().approved().ifPresent(fen -> claim.put("approvedFen", fen));
        line.amounts().paid().ifPresent(fen -> claim.put("paidFen", fen));
        return claim.put("updatedAt", line.updatedAt().toString());
    }
}
