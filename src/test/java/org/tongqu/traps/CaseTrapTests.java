package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.accident.ClaimProgress;
import org.tongqu.accident.ClaimStep;
import org.tongqu.accident.MergeRule;
import org.tongqu.accident.MergeRule.Facts;
import org.tongqu.accident.MergeRule.Place;
import org.tongqu.accident.MergeRule.Verdict;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.SampleCases;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.TongquPaths;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Traps of who was there, where and when, and of what became of the claims. */
class CaseTrapTests {
    private static final Instant AT = Instant.parse("2025-05-19T10:05:00Z");
    private static final Place PORT = new Place(122.1, 30.01, "GCJ02");
    private static final Place VILLAGE = new Place(122.2, 30.11, "GCJ02");

    @Test
    void trap18ATaxisTwoAccidentsOfOneDayAreNotMerged() {
        Facts first = new Facts(Set.of("02|浙L0T001", "02|浙L0T002"), AT, Optional.of(PORT));
        Instant later = AT.plus(Duration.ofHours(3));
        Facts other = new Facts(Set.of("02|浙L0T001", "02|浙L0T003"), later, Optional.of(VILLAGE));
        assertThat(MergeRule.judge(first, other)).isEqualTo(Verdict.POSSIBLE);
        Facts samePlace = new Facts(other.plates(), later, Optional.of(PORT));
        assertThat(MergeRule.judge(first, samePlace)).isEqualTo(Verdict.POSSIBLE);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap20AnAccidentOfOneVehicleHasNoOpposite(Insurer insurer) {
        String told = Told.text(insurer, alone());
        assertThat(told).contains("ZS20250519000001");
        assertThat(told).doesNotContain("0T002");
        if (insurer == Insurer.CCIC) {
            assertThat(Told.field(insurer, "OPPPLT", alone())).isEmpty();
            assertThat(Told.field(insurer, "OPPDUT", alone())).isEmpty();
        }
    }

    private static ObjectNode alone() {
        ObjectNode document = Told.rearEnd();
        for (String list : List.of("/parties", "/vehicles", "/liability/parties", "/evidence")) {
            ArrayNode all = (ArrayNode) document.at(list);
            while (all.size() > 1) {
                all.remove(1);
            }
        }
        return document;
    }

    @Test
    void trap21EachOfThreeCarsIsToldWithItsOwnShareAndTheTwoOthers() {
        ObjectNode chain = chain();
        assertThat(Told.field(Insurer.CPIC, "duty_pct", cpic(chain, "V1"))).isEqualTo("70");
        assertThat(Told.field(Insurer.CPIC, "duty_pct", cpic(chain, "V2"))).isEqualTo("30");
        assertThat(Told.field(Insurer.CPIC, "duty_pct", cpic(chain, "V3"))).isEqualTo("0");
        String last = new String(cpic(chain, "V3").bytes(), StandardCharsets.UTF_8);
        assertThat(last).contains("\"plate_no\":\"浙L0T003\"", "\"liability\":\"无责\"");
        assertThat(last).containsSubsequence("third_cars", "浙L0T001", "主责", "浙L0T002", "次责");
        assertThat(Told.text(Insurer.PICC, chain)).contains("浙L·0T002", "浙L·0T003");
    }

    private static Draft cpic(ObjectNode document, String vehicle) {
        return Told.draft(Insurer.CPIC, document, vehicle, PolicyKind.COMPULSORY);
    }

    private static ObjectNode chain() {
        ObjectNode document = Told.rearEnd();
        document.withArray("/parties")
                .add(
                        SampleCases.tree(
                                """
                                {"partyId":"P4","role":"DRIVER","name":"测试丁","vehicleId":"V3"}
                                """));
        document.withArray("/vehicles")
                .add(
                        SampleCases.tree(
                                """
                                {"vehicleId":"V3","plateNo":"浙L0T003","plateType":"02"}
                                """));
        ArrayNode shares = document.withObject("/liability").putArray("parties");
        share(shares, "P1", "V1", "PRIMARY", 70);
        share(shares, "P2", "V2", "SECONDARY", 30);
        share(shares, "P4", "V3", "NONE", 0);
        return document;
    }

    private static void share(
            ArrayNode shares, String party, String vehicle, String liability, int percent) {
        shares.addObject()
                .put("partyId", party)
                .put("vehicleId", vehicle)
                .put("liability", liability)
                .put("sharePercent", percent);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap24AnOppositeWithoutAMotorVehicleHasNeitherPlateNorInsurer(Insurer insurer) {
        ObjectNode document = alone();
        document.withArray("/parties")
                .add(
                        SampleCases.tree(
                                """
                                {"partyId":"P9","role":"NON_MOTOR_RIDER","name":"测试戊",
                                "phone":"00000000009"}
                                """));
        document.withArray("/liability/parties")
                .addObject()
                .put("partyId", "P9")
                .put("liability", "NONE")
                .put("sharePercent", 0);
        assertThat(Told.text(insurer, document)).isEqualTo(Told.text(insurer, alone()));
    }

    @Test
    void trap25CoordinatesAreKeptWithTheirSystemAndNeverWithoutOne() {
        CanonicalEvents events =
                CanonicalEvents.read(
                        new TongquPaths(Path.of("."), Path.of("target/var")), Clock.systemUTC());
        String event =
                """
                {"specversion":"1.0","id":"m-1","source":"police-12123-sim",
                "type":"org.tongqu.accident.reported.v1","subject":"3309020001",
                "time":"2025-05-19T18:16:00+08:00","data":{
                "occurredAt":"2025-05-19T18:05:00+08:00",
                "reportedAt":"2025-05-19T18:07:00+08:00","divisionCode":"330902",
                "lon":122.100001,"lat":30.010001%s,
                "parties":[{"partyId":"P1","role":"DRIVER"}],
                "vehicles":[{"vehicleId":"V1","plateNo":"浙L0T001","plateType":"02"}]}}
                """;
        byte[] stated =
                event.formatted(",\"coordSystem\":\"GCJ02\"").getBytes(StandardCharsets.UTF_8);
        ObjectNode data = (ObjectNode) events.parse(stated).path("data");
        assertThat(data.path("lon").asDouble()).isEqualTo(122.100001);
        assertThat(data.path("lat").asDouble()).isEqualTo(30.010001);
        assertThat(data.path("coordSystem").asText()).isEqualTo("GCJ02");
        byte[] unstated = event.formatted("").getBytes(StandardCharsets.UTF_8);
        TongquException refusal =
                catchThrowableOfType(TongquException.class, () -> events.parse(unstated));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MISSING_FIELD);
        assertThat(refusal).hasMessageContaining("dependentRequired");
    }

    @Test
    void trap32ALateMessageDoesNotReopenAClosedClaim() {
        ClaimProgress closed = after(ClaimStep.NOTIFIED, ClaimStep.PAID, ClaimStep.CLOSED);
        for (ClaimStep late : List.of(ClaimStep.SURVEYED, ClaimStep.ASSESSED, ClaimStep.PAID)) {
            assertThat(closed.after(late)).isEqualTo(closed);
        }
    }

    @Test
    void trap33AReopenedClaimGoesOnAndEndsAgain() {
        ClaimProgress again = after(ClaimStep.CLOSED, ClaimStep.REOPENED);
        assertThat(again.isEnded()).isFalse();
        assertThat(again.after(ClaimStep.ASSESSED).step()).contains(ClaimStep.ASSESSED);
        assertThat(again.after(ClaimStep.CLOSED).outcome()).contains(ClaimStep.CLOSED);
    }

    private static ClaimProgress after(ClaimStep... steps) {
        ClaimProgress progress = ClaimProgress.none();
        for (ClaimStep step : steps) {
            progress = progress.after(step);
        }
        return progress;
    }
}
