package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.scenario.TransferredInsurer.SNIC;
import static org.tongqu.scenario.TransferredInsurer.TAIC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.intake.HeldStatements;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Insurer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Claims of a company that is taken over: who gets which is data, and a day in a file. */
class SuccessionIT {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final String LISTED = "SNIC";
    private static final String NOT_LISTED = "";

    @Test
    void followsTheTransferListFromTheCutOverOnAndLeavesOpenClaimsWhereTheyAre(@TempDir Path folder)
            throws Exception {
        MovableClock real = new MovableClock();
        real.advance(Duration.ofDays(2));
        String cutOver =
                TIME.format(
                        real.instant()
                                .atZone(ZoneId.of("Asia/Shanghai"))
                                .toOffsetDateTime()
                                .withNano(0));
        try (TransferredInsurer hub = TransferredInsurer.start(folder, cutOver)) {
            hub.clock().advanceTo(LocalTime.of(1, 30));
            OneCar before = hub.car(501, LISTED, "测试甲");
            String old = hub.send(before.reported());
            hub.ledger().confirmed(old, TAIC);

            hub.clock().advance(Duration.ofDays(2));
            hub.clock().advanceTo(LocalTime.of(2, 0));
            hub.send(before.liability());
            assertStaysAtItsFirstInsurer(hub, old, before);
            tellsOfAStranger(hub);
            assertGoesToTheSuccessor(hub, hub.car(502, LISTED, "测试𠮷"));
            assertTheStrangersEventsAreKeptOnce(hub);
            OneCar notListed = hub.car(503, NOT_LISTED, "测试乙");
            hub.ledger().confirmed(hub.send(notListed.reported()), TAIC);
        }
    }

    private static void assertStaysAtItsFirstInsurer(
            TransferredInsurer hub, String accidentNo, OneCar car) {
        hub.ledger()
                .until(
                        () ->
                                Optional.of(hub.ledger().deliveries(accidentNo, TAIC))
                                        .filter(d -> d.size() == 2)
                                        .filter(
                                                d ->
                                                        d.stream()
                                                                .allMatch(
                                                                        SuccessionIT
                                                                                ::isConfirmed)));
        assertThat(hub.ledger().deliveries(accidentNo, SNIC)).isEmpty();
        closed(hub, accidentNo);
        assertThat(hub.line(accidentNo).partner()).isEqualTo(TAIC);
        assertThat(claims(hub.hub().sandbox().snic(), car)).isEmpty();
    }

    private static void assertGoesToTheSuccessor(TransferredInsurer hub, OneCar car) {
        hub.hub().sandbox().snic().claims().insure(car.policyNo());
        String accidentNo = hub.send(car.reported());
        hub.send(car.liability());

        hub.ledger().confirmed(accidentNo, SNIC);
        closed(hub, accidentNo);
        assertThat(hub.line(accidentNo).partner()).isEqualTo(SNIC);
        assertThat(hub.line(accidentNo).amounts().paid()).contains(180_000L);
        assertThat(hub.ledger().deliveries(accidentNo, TAIC)).isEmpty();
        assertThat(claims(hub.hub().sandbox().taic(), car)).isEmpty();
    }

    /** An event of a claim that the hub never heard of is kept as invalid, and passed over. */
    private static void tellsOfAStranger(TransferredInsurer hub) {
        hub.hub()
                .sandbox()
                .snic()
                .claims()
                .open(
                        new Claim.Report(
                                new Claim.Key(
                                        "ZS20250519999999", "浙L0T599", Claim.PolicyKind.COMPULSORY),
                                "DEMO-SNIC-C-0599",
                                false));
    }

    private static void assertTheStrangersEventsAreKeptOnce(TransferredInsurer hub) {
        assertThat(hub.hub().bean(HeldStatements.class).list(Optional.of(SNIC), 20)).hasSize(10);
        assertThat(
                        hub.hub()
                                .bean(JdbcClient.class)
                                .sql("select position from ledger_cursor where partner = ?")
                                .param(SNIC)
                                .query(String.class)
                                .single())
                .as("ten events of the stranger, ten of the car")
                .isEqualTo("20");
    }

    private static void closed(TransferredInsurer hub, String accidentNo) {
        hub.line(accidentNo, line -> line.progress().step().equals(Optional.of(ClaimStep.CLOSED)));
    }

    private static boolean isConfirmed(Shown delivery) {
        return delivery.state() == DeliveryState.CONFIRMED;
    }

    private static List<Claim> claims(Insurer insurer, OneCar car) {
        return insurer.claims().claims().stream()
                .filter(c -> c.report().policyNo().equals(car.policyNo()))
                .toList();
    }
}
