package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What was planned under another disclosure policy than the one in force when it is sent. */
class TightenedPolicyIT {
    private static final String PICC = "picc-sim";
    private static final String CCIC = "ccic-sim";
    private static final String POLICE = "police-zs-sim";
    private static final String FILES_ROUTE = "deliver-sftp." + CCIC;

    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";
    private static final String FIRST = policy("PICC", 701);
    private static final String SECOND = policy("PICC", 702);
    private static final String THIRD = policy("CCIC", 703);

    @Test
    void plansAnewWhatATightenedPolicyWouldHoldBackAndSendsAllElseAsFrozen(@TempDir Path folder)
            throws Exception {
        Path home = BadInputHub.home(folder.resolve("home"));
        Path var = Files.createDirectories(folder.resolve("var"));
        String widened = plannedUnderTheFirstPolicy(var, home);

        change(home, "own-insurer.yaml", "allow:\n", "allow:\n  accident.state: full\n");
        String push;
        String batch;
        try (RunningHub hub = RunningHub.start(var, home)) {
            hub.bean(CamelContext.class).getRouteController().suspendRoute(FILES_ROUTE);
            LedgerView ledger = new LedgerView(hub);
            ledger.confirmed(widened, PICC);
            assertThat(ledger.deliveries(widened, PICC)).as("sent as frozen").hasSize(1);

            hub.sandbox().picc().faults().on(Fault.HTTP_503);
            OneCar car = OneCar.of(SECOND);
            push = send(hub, var, car);
            Sending.by(hub, var).accept(car.evidence());
            ledger.delivery(push, PICC, d -> d.contentVersion() == 1 && d.attempt() > 0);
            ledger.delivery(push, PICC, d -> d.contentVersion() == 2);
            batch = send(hub, var, OneCar.of(THIRD));
            ledger.delivery(batch, CCIC, d -> d.state() == DeliveryState.PENDING);
        }

        change(home, "own-insurer.yaml", "own.driver.phone: full", "own.driver.phone: phone");
        change(home, "police.yaml", "vehicles[].plateNo: full", "vehicles[].plateNo: plate");
        try (RunningHub hub = RunningHub.start(var, home)) {
            pushesAnew(hub, push);
            filesAnew(hub, batch);
            pullsAnew(hub, push);
        }
    }

    private String plannedUnderTheFirstPolicy(Path var, Path home) throws Exception {
        try (RunningHub hub = RunningHub.start(var, home)) {
            insure(hub, var);
            hub.sandbox().picc().faults().on(Fault.HTTP_503);
            String accidentNo = send(hub, var, OneCar.of(FIRST));
            new LedgerView(hub).delivery(accidentNo, PICC, d -> d.attempt() > 0);
            return accidentNo;
        }
    }

    private static String policy(String company, int car) {
        return "DEMO-%1$s-C-0%2$d,COMPULSORY,浙L0T%2$d,02,LTTAA11B6R0000%2$d,%1$s,%1$s,"
                        .formatted(company, car)
                + "2020-01-01T00:00,2099-12-31T24:00,IN_FORCE,330900";
    }

    private static void insure(RunningHub hub, Path var) throws IOException {
        Path file = var.resolve("policies.csv");
        Files.writeString(file, HEADER + String.join("\n", FIRST, SECOND, THIRD) + "\n");
        hub.bean(PolicyImport.class).run(new PolicyImport.Request(file, Optional.empty()));
    }

    private static void pushesAnew(RunningHub hub, String accidentNo) {
        LedgerView ledger = new LedgerView(hub);
        ledger.delivery(
                accidentNo,
                PICC,
                d -> d.contentVersion() == 4 && d.state() == DeliveryState.CONFIRMED);

        List<Shown> deliveries = ledger.deliveries(accidentNo, PICC);
        assertThat(deliveries)
                .extracting(Shown::state)
                .containsExactly(
                        DeliveryState.REDIRECTED,
                        DeliveryState.REDIRECTED,
                        DeliveryState.CONFIRMED,
                        DeliveryState.CONFIRMED);
        assertThat(deliveries.get(0).reason()).contains(ErrorCode.DISCLOSURE_TIGHTENED.name());
        assertThat(deliveries.get(2).eventType()).isEqualTo("liability.determined");
        assertThat(deliveries.get(2).withheld()).contains("/own/driver/phone:phone");
        assertThat(received(hub, accidentNo)).contains("*******0001").doesNotContain("00000000001");
        assertThat(audited(hub, accidentNo))
                .singleElement()
                .asString()
                .contains("own.driver.phone")
                .doesNotContain("own.driver.name");
    }

    private static void filesAnew(RunningHub hub, String accidentNo) {
        LedgerView ledger = new LedgerView(hub);
        hub.bean(JdbcClient.class)
                .sql("delete from ledger_lease where name like 'batch/%'")
                .update();
        ledger.confirmed(accidentNo, CCIC);
        assertThat(ledger.deliveries(accidentNo, CCIC))
                .extracting(Shown::state)
                .containsExactly(DeliveryState.REDIRECTED, DeliveryState.CONFIRMED);
    }

    private static void pullsAnew(RunningHub hub, String accidentNo) {
        LedgerView ledger = new LedgerView(hub);
        hub.sandbox().authorities().policeZs().pull();

        List<Shown> deliveries = ledger.deliveries(accidentNo, POLICE);
        assertThat(deliveries.get(0).state()).isEqualTo(DeliveryState.REDIRECTED);
        assertThat(events(deliveries, DeliveryState.CONFIRMED))
                .as("all of it, in the same order")
                .startsWith("accident.reported", "liability.determined")
                .containsAll(events(deliveries, DeliveryState.REDIRECTED));
        assertThat(hub.sandbox().authorities().policeZs().log().entries())
                .isNotEmpty()
                .noneMatch(e -> e.text().contains("浙L0T702"));
    }

    private static List<String> events(List<Shown> deliveries, DeliveryState state) {
        return deliveries.stream().filter(d -> d.state() == state).map(Shown::eventType).toList();
    }

    private static String received(RunningHub hub, String accidentNo) {
        return hub.sandbox().picc().log().entries().stream()
                .map(MessageLog.Entry::text)
                .filter(text -> text.contains(accidentNo))
                .reduce("", String::concat);
    }

    private static List<String> audited(RunningHub hub, String accidentNo) {
        return hub.bean(JdbcClient.class)
                .sql(
                        "select facts from ledger_audit where action = 'delivery.replanned' and"
                                + " subject = ?")
                .param(accidentNo)
                .query(String.class)
                .list();
    }

    private static String send(RunningHub hub, Path var, OneCar car) throws Exception {
        Sending.by(hub, var).accept(car.reported());
        return Sending.by(hub, var).accept(car.liability());
    }

    private static void change(Path home, String file, String what, String with)
            throws IOException {
        BadInputHub.replace(home.resolve("security/disclosure").resolve(file), what, with);
    }
}
