package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.command.Commands;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.simulator.Fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a person decides by the {@code tongqu} command reaches the insurer, and the audit. */
@ExtendWith(BadInputHub.class)
class OperatorsIT {
    private static final String PICC = "picc-sim";
    private static final String CPIC = "cpic-sim";

    /** A company that no partner file connects. */
    private static final String UNLINKED = "EAIC";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final Commands tongqu = new Commands(hub.var());

    @AfterEach
    void clear() {
        hub.sandbox().picc().faults().clear();
        hub.sandbox().cpic().faults().clear();
    }

    @Test
    void assignsTheInsurerOfALineThatWaited() throws Exception {
        String accidentNo = report(new NewPolicies(hub).with("CCIC", "PICC"));
        JsonNode waiting = hub.ledger().until(() -> waiting(accidentNo));
        assertThat(waiting.path("reason").asText()).isEqualTo("TWO_IN_FORCE");
        assertThat(hub.ledger().deliveries(accidentNo, PICC)).isEmpty();

        Commands.Said said = assign(accidentNo, PICC, "stamped policy seen");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(hub.ledger().confirmed(accidentNo, PICC).eventType())
                .isEqualTo("liability.determined");
        assertThat(waiting(accidentNo)).isEmpty();
        assertThat(audited("route.assigned", accidentNo))
                .singleElement()
                .asString()
                .contains("tester", PICC, "stamped policy seen");
    }

    @Test
    void assignsAnInsurerThatHadRefusedTheLine() throws Exception {
        hub.sandbox().picc().faults().on(Fault.NOT_INSURED);
        OneCar car = new NewPolicies(hub).with("PICC");
        String accidentNo = report(car);
        hub.ledger().until(() -> waiting(accidentNo));
        hub.sandbox().picc().faults().clear();

        assertThat(assign(accidentNo, PICC, "they looked again").exitCode()).isZero();
        hub.ledger().confirmed(accidentNo, PICC);
        Sending.by(hub).accept(car.evidence());
        hub.ledger()
                .delivery(
                        accidentNo,
                        PICC,
                        d ->
                                d.eventType().equals("evidence.added")
                                        && d.state() == DeliveryState.CONFIRMED);
    }

    @Test
    void findsALineInTheQueueWhenItsOnlyInsurerRefusedIt() throws Exception {
        hub.sandbox().picc().faults().on(Fault.NOT_INSURED);
        String accidentNo = report(new NewPolicies(hub).with("PICC"));

        JsonNode waiting = hub.ledger().until(() -> waiting(accidentNo));

        assertThat(waiting.path("reason").asText()).isEqualTo("ALL_REFUSED");
    }

    @Test
    void tellsThatNoLinkedInsurerIsLeftOnceTheLinkedOneRefused() throws Exception {
        hub.sandbox().picc().faults().on(Fault.NOT_INSURED);
        String accidentNo = report(new NewPolicies(hub).with("PICC", UNLINKED));
        hub.ledger().until(() -> waiting(accidentNo));

        assign(accidentNo, PICC, "as the driver says");

        hub.ledger().until(() -> audited("route.notLinked", accidentNo).stream().findFirst());
        Shown told =
                hub.ledger()
                        .delivery(
                                accidentNo,
                                "police-12123-sim",
                                d ->
                                        d.eventType().equals("route.notLinked")
                                                && d.state() == DeliveryState.CONFIRMED);
        assertThat(told.reason()).isEmpty();
    }

    @Test
    void retriesADeliveryThatWasParked() throws Exception {
        hub.sandbox().cpic().faults().on(Fault.TIMEOUT);
        String accidentNo = report(new NewPolicies(hub).with("CPIC"));
        Shown parked =
                hub.ledger().delivery(accidentNo, CPIC, d -> d.state() == DeliveryState.PARKED);
        assertThat(parked.reason()).contains(ErrorCode.OUTCOME_UNKNOWN.name());
        hub.sandbox().cpic().faults().clear();

        assertThat(retry(parked).exitCode()).isZero();

        confirmed(parked);
        assertThat(audited("delivery.retried", accidentNo))
                .singleElement()
                .asString()
                .contains("tester", Long.toString(parked.deliveryId()));
    }

    @Test
    void retriesADeliveryThatWasRefused() throws Exception {
        hub.sandbox().picc().faults().on(Fault.REFUSED);
        String accidentNo = report(new NewPolicies(hub).with("PICC"));
        Shown refused =
                hub.ledger().delivery(accidentNo, PICC, d -> d.state() == DeliveryState.REFUSED);
        assertThat(refused.partnerCode()).contains("1002");
        hub.sandbox().picc().faults().clear();

        assertThat(retry(refused).exitCode()).isZero();

        confirmed(refused);
    }

    @Test
    void retriesNothingThatIsConfirmed() throws Exception {
        String accidentNo = report(new NewPolicies(hub).with("PICC"));
        Commands.Said said = retry(hub.ledger().confirmed(accidentNo, PICC));

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("INVALID_VALUE", "CONFIRMED");
    }

    private void confirmed(Shown delivery) {
        hub.ledger()
                .delivery(
                        delivery.accidentNo(),
                        delivery.partner(),
                        d ->
                                d.deliveryId() == delivery.deliveryId()
                                        && d.state() == DeliveryState.CONFIRMED);
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private Commands.Said assign(String accidentNo, String partner, String why) {
        return tongqu.run(
                "route",
                "assign",
                accidentNo,
                "V1",
                "COMPULSORY",
                partner,
                "--who",
                "tester",
                "--why",
                why);
    }

    private Commands.Said retry(Shown delivery) {
        return tongqu.run(
                "delivery", "retry", Long.toString(delivery.deliveryId()), "--who", "tester");
    }

    private Optional<JsonNode> waiting(String accidentNo) {
        try {
            JsonNode rows =
                    new ObjectMapper().readTree(tongqu.run("route", "list", "--json").out());
            return StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> row.path("accidentNo").asText().equals(accidentNo))
                    .filter(row -> row.path("kind").asText().equals("COMPULSORY"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> audited(String action, String subject) {
        return hub.hub()
                .bean(JdbcClient.class)
                .sql(
                        "select actor || ' ' || facts::text from ledger_audit where action = ?"
                                + " and subject = ?")
                .params(action, subject)
                .query(String.class)
                .list();
    }
}
