package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.accident.CaseState;
import org.tongqu.ledger.Cases;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.wire.Json;

import java.util.Optional;

/** A case goes to its end with its claims, and comes back with them. */
@ExtendWith(BadInputHub.class)
class CaseStateIT {
    private static final String CPIC = "cpic-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();

    @Test
    void closesWithItsLastClaimAndOpensAgainWhenThatIsReopened() throws Exception {
        OneCar car = new NewPolicies(hub).with("CPIC");
        String accidentNo = Sending.by(hub).accept(car.reported());
        hub.ledger().confirmed(accidentNo, CPIC);

        hub.ledger().until(() -> reached(accidentNo, CaseState.CLOSED));

        CpicForger forger = new CpicForger(hub);
        forger.publish(forger.seal(reopened(accidentNo)));
        hub.ledger().until(() -> reached(accidentNo, CaseState.CLAIMING));
        assertThat(listed(accidentNo)).isEqualTo("CLAIMING");
    }

    private Optional<CaseState> reached(String accidentNo, CaseState state) {
        return hub.hub()
                .bean(Cases.class)
                .read(accidentNo)
                .map(document -> document.state())
                .filter(state::equals);
    }

    private String listed(String accidentNo) {
        return hub.hub().bean(Cases.class).list(100).stream()
                .filter(row -> row.accidentNo().equals(accidentNo))
                .map(Cases.Listed::state)
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode reopened(String accidentNo) {
        Claim claim =
                hub.sandbox().cpic().claims().claims().stream()
                        .filter(c -> c.report().key().accidentNo().equals(accidentNo))
                        .findFirst()
                        .orElseThrow();
        var event = Json.object().put("event_id", claim.reportNo() + "-98");
        event.put("case_no", accidentNo).put("notice_no", claim.reportNo());
        event.put("plate_no", claim.report().key().plateNo());
        event.put("product_code", "CTPL").put("status", "REOPENED").put("seq", 98);
        return event.put("event_time", System.currentTimeMillis());
    }
}
