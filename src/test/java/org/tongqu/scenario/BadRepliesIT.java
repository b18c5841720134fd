package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.delivery.Answers;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.Json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Base64;

/** Replies by queue and by file that are wrong: each has its code, and confirms nothing. */
@ExtendWith(BadInputHub.class)
class BadRepliesIT {
    private static final String PICC = "picc-sim";
    private static final String CPIC = "cpic-sim";
    private static final String CCIC = "ccic-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final Instant since = Instant.now().minusMillis(1);

    @AfterEach
    void clear() {
        hub.sandbox().picc().faults().clear();
        hub.sandbox().cpic().faults().clear();
        hub.sandbox().ccic().faults().clear();
    }

    @Test
    void confirmsNothingByAQueuedReplyWithAnotherId() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.WRONG_ID);
        String accidentNo = report(new NewPolicies(hub).with("CPIC"));
        hub.ledger().message("INVALID", ErrorCode.DELIVERY_UNKNOWN, CPIC, since);
        parkedAsUnknown(accidentNo);
    }

    @Test
    void confirmsNothingByAQueuedReplyWithAWrongMac() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.WRONG_SIGNATURE);
        String accidentNo = report(new NewPolicies(hub).with("CPIC"));
        hub.ledger().message("REFUSED", ErrorCode.SIGNATURE_INVALID, CPIC, since);
        parkedAsUnknown(accidentNo);
    }

    @Test
    void confirmsNothingByAReplyToAnotherPartnersDelivery() throws Exception {
        hub.sandbox().picc().faults().on(Fault.TIMEOUT);
        String accidentNo = report(new NewPolicies(hub).with("PICC"));
        Shown open = hub.ledger().delivery(accidentNo, PICC, d -> d.attempt() > 0);
        ObjectNode reply = Json.object().put("message_id", uuid(open));
        reply.put("status", "ACCEPTED").put("notice_no", "RCPIC999999");

        hub.hub()
                .bean(Answers.class)
                .received(CPIC, "accident-reply", new CpicForger(hub).seal(reply));

        hub.ledger().message("INVALID", ErrorCode.DELIVERY_UNKNOWN, CPIC, since);
        assertThat(hub.ledger().deliveries(accidentNo, PICC))
                .extracting(Shown::state)
                .doesNotContain(DeliveryState.CONFIRMED);
    }

    @Test
    void confirmsNothingByAResultFileThatNamesAnotherCase() throws Exception {
        hub.sandbox().ccic().faults().on(Fault.WRONG_ID);
        String accidentNo = report(new NewPolicies(hub).with("CCIC"));
        hub.ledger().message("INVALID", ErrorCode.DELIVERY_UNKNOWN, CCIC, since);
        assertThat(hub.ledger().deliveries(accidentNo, CCIC))
                .extracting(Shown::state)
                .containsExactly(DeliveryState.AWAITING);
    }

    @Test
    void confirmsNothingByAResultFileWithAWrongSignature() throws Exception {
        hub.sandbox().ccic().faults().on(Fault.TIMEOUT);
        String accidentNo = report(new NewPolicies(hub).with("CCIC"));
        Shown sent =
                hub.ledger().delivery(accidentNo, CCIC, d -> d.state() == DeliveryState.AWAITING);
        String file = file(sent);
        leave(file + ".ok", file + ".rsp|51|" + "0".repeat(64) + "|1|0|" + signature());
        leave(file + ".rsp", "D000001" + accidentNo + "A RCCIC000000000001" + " ".repeat(18));

        hub.ledger().message("REFUSED", ErrorCode.SIGNATURE_INVALID, CCIC, since);
        assertThat(hub.ledger().deliveries(accidentNo, CCIC))
                .extracting(Shown::state)
                .containsExactly(DeliveryState.AWAITING);
    }

    private void parkedAsUnknown(String accidentNo) {
        Shown parked =
                hub.ledger().delivery(accidentNo, CPIC, d -> d.state() == DeliveryState.PARKED);
        assertThat(parked.reason()).contains(ErrorCode.OUTCOME_UNKNOWN.name());
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private String uuid(Shown delivery) {
        return asked("select uuid::text from delivery_delivery where delivery_id = ?", delivery);
    }

    private String file(Shown delivery) {
        return asked(
                "select t.name from delivery_transmission t join delivery_delivery d using"
                        + " (transmission_id) where d.delivery_id = ?",
                delivery);
    }

    private String asked(String sql, Shown delivery) {
        return hub.hub()
                .bean(JdbcClient.class)
                .sql(sql)
                .param(delivery.deliveryId())
                .query(String.class)
                .single();
    }

    private static String signature() {
        return Base64.getEncoder().encodeToString("a signature of nobody".getBytes(US_ASCII));
    }

    private void leave(String name, String text) throws Exception {
        Path draft = Files.writeString(hub.var().resolve(name), text, US_ASCII);
        Path out = hub.var().resolve("sandbox/ccic/zs/out");
        Files.move(draft, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
