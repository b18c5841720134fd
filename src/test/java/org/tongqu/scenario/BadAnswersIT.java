package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.sandbox.picc.PiccSim;
import org.tongqu.sandbox.simulator.Fault;

import java.util.List;
import java.util.Optional;

/** Insurers that answer wrongly: only their own verified answer confirms, and nothing is lost. */
@ExtendWith(BadInputHub.class)
class BadAnswersIT {
    private static final String PICC = "picc-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final PiccSim picc = hub.sandbox().picc();

    @AfterEach
    void clear() {
        picc.faults().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_SIGNATURE, PARTNER_UNREADABLE",
        "HTML_INSTEAD, PARTNER_UNREADABLE",
        "EMPTY_200, PARTNER_UNREADABLE",
        "WRONG_ID, PARTNER_UNREADABLE",
        "HTTP_500, OUTCOME_UNKNOWN",
        "DROP_CONNECTION, OUTCOME_UNKNOWN",
        "HTTP_503, PARTNER_UNAVAILABLE"
    })
    void confirmsNothingUntilThePartnerAnswersWell(Fault fault, ErrorCode reason) throws Exception {
        picc.faults().on(fault);
        OneCar car = OneCar.ofPicc();
        String accidentNo = report(car);

        Shown tried =
                hub.ledger()
                        .delivery(accidentNo, PICC, d -> d.attempt() > 1 && d.reason().isPresent());
        assertThat(tried.reason()).contains(reason.name());
        assertThat(hub.ledger().deliveries(accidentNo, PICC))
                .extracting(Shown::state)
                .doesNotContain(DeliveryState.CONFIRMED);

        picc.faults().clear();
        hub.ledger().confirmed(accidentNo, PICC);
        assertThat(claims(car)).as("one claim, however often it was sent").isEqualTo(1);
    }

    @Test
    void redirectsWhatIsNotInsuredThereAndDoesNotSendItThereAgain() throws Exception {
        picc.faults().on(Fault.NOT_INSURED);
        OneCar car = OneCar.ofPicc();
        String accidentNo = report(car);
        Shown redirected =
                hub.ledger().delivery(accidentNo, PICC, d -> d.state() == DeliveryState.REDIRECTED);
        assertThat(redirected.partnerCode()).contains("2013");
        assertThat(route(accidentNo)).as("a person must decide").isEqualTo("WAITING");

        picc.faults().clear();
        Sending.by(hub).accept(car.evidence());
        hub.ledger().until(() -> planned(accidentNo));
        assertThat(hub.ledger().deliveries(accidentNo, PICC))
                .extracting(Shown::state)
                .containsOnly(DeliveryState.REDIRECTED);
    }

    @Test
    void parksANameThatThePartnersCharsetCannotExpress() throws Exception {
        OneCar car = OneCar.ofPicc("测试𠮷");
        String accidentNo = report(car);
        Shown parked =
                hub.ledger().delivery(accidentNo, PICC, d -> d.state() == DeliveryState.PARKED);
        assertThat(parked.reason()).contains(ErrorCode.NOT_ENCODABLE.name());
        assertThat(claims(car)).as("nothing was sent, least of all a question mark").isZero();
    }

    private Optional<Cases.Locked> planned(String accidentNo) {
        return hub.hub()
                .bean(Ledger.class)
                .record(() -> hub.hub().bean(Cases.class).lock(accidentNo))
                .filter(locked -> locked.plannedSeq() == locked.nextSeq() - 1);
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private String route(String accidentNo) {
        return hub.hub()
                .bean(Cases.class)
                .read(accidentNo)
                .orElseThrow()
                .elements("routes")
                .filter(r -> r.path("policyKind").asText().equals("COMPULSORY"))
                .map(r -> r.path("outcome").asText())
                .findFirst()
                .orElseThrow();
    }

    private long claims(OneCar car) {
        return List.copyOf(picc.claims().claims()).stream()
                .filter(c -> c.report().policyNo().equals(car.policyNo()))
                .count();
    }
}
