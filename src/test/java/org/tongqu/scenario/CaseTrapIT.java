package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Lines.Line;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.simulator.MessageLog.Entry;
import org.tongqu.sandbox.wire.Json;

import java.util.List;
import java.util.Optional;

/** Traps of docs/traps.md that only a whole hub falls into. */
@ExtendWith(BadInputHub.class)
class CaseTrapIT {
    private static final String CPIC = "cpic-sim";
    private static final String FULL = "\"liability\":\"全责\"";
    private static final String NONE = "\"liability\":\"无责\"";

    private final BadInputHub.Started hub = BadInputHub.hub();

    @Test
    void trap06ALapsedPolicyIsToldToThePoliceAndStopsNoOtherClaim() throws Exception {
        Collision collision =
                Collision.of(
                        new NewPolicies(hub).lapsedAt("CPIC"), new NewPolicies(hub).with("PICC"));
        String accidentNo = Sending.by(hub).accept(collision.reported());
        Sending.by(hub).accept(collision.liability("FULL 100", "NONE 0"));

        assertThat(confirmed(accidentNo, "picc-sim")).isEqualTo("V2");
        String told = hub.ledger().until(() -> toldToPolice(accidentNo));
        assertThat(told)
                .contains(
                        "\"vehicleId\":\"V1\",\"policyKind\":\"COMPULSORY\",\"outcome\":\"NO_POLICY\"");
        assertThat(hub.ledger().deliveries(accidentNo, CPIC)).isEmpty();
    }

    private Optional<String> toldToPolice(String accidentNo) {
        return hub.sandbox().authorities().police12123().log().entries().stream()
                .map(Entry::text)
                .filter(text -> text.contains("route.notLinked") && text.contains(accidentNo))
                .findFirst();
    }

    @Test
    void trap17ADuplicatePushIsOneDeliveryAndAChangedLiabilityIsAnUpdate() throws Exception {
        Collision collision = Collision.of(new NewPolicies(hub).with("CPIC"));
        String accidentNo = Sending.by(hub).accept(collision.reported());
        ObjectNode liability = collision.liability("FULL 100");
        Sending.by(hub).accept(liability);
        hub.ledger().delivery(accidentNo, CPIC, d -> told(d, 2));

        assertThat(again(liability)).as("it is known").isEqualTo(200);
        Sending.by(hub).accept(collision.superseded("NONE 0"));

        hub.ledger().delivery(accidentNo, CPIC, d -> told(d, 3));
        assertThat(hub.ledger().deliveries(accidentNo, CPIC)).hasSize(3);
        assertThat(received(accidentNo)).last().asString().contains(NONE);
        assertThat(claims(accidentNo)).hasSize(1);
    }

    private int again(ObjectNode event) throws Exception {
        byte[] sealed = hub.forger().seal(event.path("id").asText(), Json.write(event));
        return hub.caller().post(sealed).status();
    }

    @Test
    void trap21AChainOfThreeCarsIsThreeClaimsAtThreeInsurers() throws Exception {
        Collision chain =
                Collision.of(
                        new NewPolicies(hub).with("CPIC"),
                        new NewPolicies(hub).with("PICC"),
                        new NewPolicies(hub).with("CCIC"));
        String accidentNo = Sending.by(hub).accept(chain.reported());
        Sending.by(hub).accept(chain.liability("PRIMARY 70", "SECONDARY 30", "NONE 0"));

        assertThat(confirmed(accidentNo, CPIC)).isEqualTo("V1");
        assertThat(confirmed(accidentNo, "picc-sim")).isEqualTo("V2");
        assertThat(confirmed(accidentNo, "ccic-sim")).isEqualTo("V3");
        assertThat(lines(accidentNo)).hasSize(3);
    }

    private String confirmed(String accidentNo, String partner) {
        return hub.ledger().confirmed(accidentNo, partner).vehicleId().orElseThrow();
    }

    @Test
    void trap22TwoCarsOfOneInsurerAreTwoClaimsAtOnePartner() throws Exception {
        Collision collision =
                Collision.of(new NewPolicies(hub).with("CPIC"), new NewPolicies(hub).with("CPIC"));
        String accidentNo = Sending.by(hub).accept(collision.reported());
        Sending.by(hub).accept(collision.liability("FULL 100", "NONE 0"));

        hub.ledger().delivery(accidentNo, CPIC, d -> told(d, 2) && isOf(d, "V1"));
        hub.ledger().delivery(accidentNo, CPIC, d -> told(d, 2) && isOf(d, "V2"));
        assertThat(claims(accidentNo)).extracting(Claim::reportNo).doesNotHaveDuplicates();
        assertThat(claims(accidentNo)).hasSize(2);
        assertThat(lines(accidentNo))
                .extracting(line -> line.reportNo().orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void trap34AFindingChangedAfterPaymentReachesTheInsurerAndUndoesNothing() throws Exception {
        Collision collision = Collision.of(new NewPolicies(hub).with("CPIC"));
        String accidentNo = Sending.by(hub).accept(collision.reported());
        Sending.by(hub).accept(collision.liability("FULL 100"));
        Line closed = hub.ledger().until(() -> closed(accidentNo));
        assertThat(closed.amounts().paid()).isPresent();

        Sending.by(hub).accept(collision.superseded("NONE 0"));

        hub.ledger().delivery(accidentNo, CPIC, d -> told(d, 3));
        assertThat(received(accidentNo)).first().asString().contains("待定");
        assertThat(received(accidentNo)).anyMatch(text -> text.contains(FULL));
        assertThat(received(accidentNo)).last().asString().contains(NONE);
        assertThat(claims(accidentNo)).hasSize(1);
        assertThat(closed(accidentNo)).map(Line::amounts).contains(closed.amounts());
    }

    private Optional<Line> closed(String accidentNo) {
        return lines(accidentNo).stream()
                .filter(line -> line.progress().outcome().equals(Optional.of(ClaimStep.CLOSED)))
                .findFirst();
    }

    private List<Line> lines(String accidentNo) {
        Lines lines = hub.hub().bean(Lines.class);
        return hub.hub().bean(Ledger.class).record(() -> lines.of(accidentNo));
    }

    private static boolean told(Shown delivery, int version) {
        return delivery.state() == DeliveryState.CONFIRMED && delivery.contentVersion() == version;
    }

    private static boolean isOf(Shown delivery, String vehicle) {
        return delivery.vehicleId().equals(Optional.of(vehicle));
    }

    private List<Claim> claims(String accidentNo) {
        return hub.sandbox().cpic().claims().claims().stream()
                .filter(claim -> claim.report().key().accidentNo().equals(accidentNo))
                .toList();
    }

    private List<String> received(String accidentNo) {
        return hub.sandbox().cpic().log().entries().stream()
                .map(Entry::text)
                .filter(text -> text.contains(accidentNo))
                .toList();
    }
}
