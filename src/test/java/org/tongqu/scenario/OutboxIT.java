package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.sandbox.police.PoliceZs;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;

import java.util.List;

/** What waits for a partner that cannot be called, and the receipt that ends it. */
@ExtendWith(BadInputHub.class)
class OutboxIT {
    private static final String ZS = "police-zs-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final PoliceZs police = hub.sandbox().authorities().policeZs();

    @AfterEach
    void behave() {
        police.faults().clear();
    }

    @Test
    void keepsAnItemWhoseReceiptIsForAnotherContent() throws Exception {
        police.faults().on(Fault.WRONG_DIGEST);
        String accidentNo = Sending.by(hub).accept(OneCar.ofPicc().reported());
        Shown waits = hub.ledger().delivery(accidentNo, ZS, d -> true);

        pullAll();

        assertThat(hub.ledger().delivery(accidentNo, ZS, d -> true).state())
                .isEqualTo(DeliveryState.AWAITING);
        police.faults().clear();
        pullAll();
        assertThat(hub.ledger().delivery(accidentNo, ZS, d -> d.deliveryId() == waits.deliveryId()))
                .extracting(Shown::state)
                .isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void tellsTheSameAtEachPull() throws Exception {
        police.faults().on(Fault.TIMEOUT);
        String accidentNo = Sending.by(hub).accept(OneCar.ofPicc().reported());
        hub.ledger().delivery(accidentNo, ZS, d -> true);

        String first = pulled(accidentNo);
        police.forget();
        String second = pulled(accidentNo);

        assertThat(second).isEqualTo(first);
    }

    private String pulled(String accidentNo) {
        pullAll();
        List<MessageLog.Entry> told =
                police.log().entries().stream()
                        .filter(entry -> entry.text().contains(accidentNo))
                        .toList();
        return told.get(told.size() - 1).text();
    }

    private void pullAll() {
        police.forgetPosition();
        while (police.pull() > 0) {
            // until a page is empty
        }
    }
}
