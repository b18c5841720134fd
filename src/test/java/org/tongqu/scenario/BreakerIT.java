package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.delivery.Breakers;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An insurer whose HTTPS port is shut, and opened again. */
class BreakerIT {
    private static final String PICC = "picc-sim";
    private static final String CPIC = "cpic-sim";
    private static final String HEADER =
            "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,endAt,"
                    + "status,branchDivision\n";
    private static final int MANY_PROBES = 30;

    private final MovableClock clock = new MovableClock();

    @Test
    void triesADeadPartnerOneByOneWithoutUsingUpAttemptsAndSendsAllWhenItIsBack(
            @TempDir Path folder) throws Exception {
        Path home = BadInputHub.home(folder.resolve("home"));
        Path var = Files.createDirectories(folder.resolve("var"));
        Path partner = home.resolve("config/partners/picc-sim.yaml");
        BadInputHub.replace(partner, "PT0.3S, backoffCap: PT0.3S", "PT5S, backoffCap: PT30M");
        BadInputHub.replace(partner, "attempts: 100", "attempts: 8");
        try (Door door = new Door()) {
            BadInputHub.replace(partner, "${PICC_SIM_PORT:18443}", Integer.toString(door.port()));
            try (RunningHub hub = RunningHub.start(var, home, clock)) {
                insure(hub, var);
                List<String> waiting = new ArrayList<>();
                for (int car = 711; car < 715; car++) {
                    waiting.add(send(hub, var, OneCar.of(policy("PICC", car))));
                }
                opens(hub, waiting);
                new LedgerView(hub).confirmed(send(hub, var, OneCar.of(policy("CPIC", 716))), CPIC);
                waitsWithoutParking(hub, var, waiting);

                door.open(hub.sandbox().picc().port());
                allGo(hub, waiting);
            }
        }
    }

    private void opens(RunningHub hub, List<String> waiting) {
        new LedgerView(hub)
                .until(
                        () -> {
                            clock.advance(Duration.ofSeconds(1));
                            return hub.bean(Breakers.class).openUntil(PICC);
                        });
        assertThat(attempts(hub, waiting)).as("failures before it opened").isBetween(6, 10);
        assertThat(hub.metrics()).contains("tongqu_partner_breaker{partner=\"picc-sim\"} 1");
        assertThat(hub.metrics()).contains("tongqu_partner_breaker{partner=\"cpic-sim\"} 0");
    }

    private void waitsWithoutParking(RunningHub hub, Path var, List<String> waiting) {
        new LedgerView(hub)
                .until(
                        () -> {
                            clock.advance(Duration.ofSeconds(15));
                            return Optional.of(attempts(hub, waiting)).filter(n -> n > MANY_PROBES);
                        });
        assertThat(waiting)
                .flatExtracting(no -> new LedgerView(hub).deliveries(no, PICC))
                .as("with 8 attempts each, they would be parked")
                .noneMatch(d -> d.state() == DeliveryState.PARKED)
                .anyMatch(d -> isUnreachable(d));
        assertThat(hub.shown(var, "health/partners/picc-sim"))
                .contains("BEHIND")
                .contains("\"breaker\":\"OPEN\"");
    }

    private static boolean isUnreachable(Shown delivery) {
        return delivery.reason().equals(Optional.of(ErrorCode.PARTNER_UNREACHABLE.name()));
    }

    private void allGo(RunningHub hub, List<String> waiting) {
        LedgerView ledger = new LedgerView(hub);
        ledger.until(
                () -> {
                    clock.advance(Duration.ofSeconds(5));
                    return Optional.of(waiting)
                            .filter(all -> all.stream().allMatch(no -> isConfirmed(ledger, no)));
                });
        assertThat(hub.bean(Breakers.class).openUntil(PICC)).isEmpty();
        assertThat(hub.metrics()).contains("tongqu_partner_breaker{partner=\"picc-sim\"} 0");
    }

    private static boolean isConfirmed(LedgerView ledger, String accidentNo) {
        return ledger.deliveries(accidentNo, PICC).stream()
                .allMatch(d -> d.state() == DeliveryState.CONFIRMED);
    }

    private static int attempts(RunningHub hub, List<String> cases) {
        return cases.stream()
                .flatMap(no -> new LedgerView(hub).deliveries(no, PICC).stream())
                .mapToInt(Shown::attempt)
                .sum();
    }

    private static String send(RunningHub hub, Path var, OneCar car) throws Exception {
        Sending.by(hub, var).accept(car.reported());
        return Sending.by(hub, var).accept(car.liability());
    }

    private static void insure(RunningHub hub, Path var) throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int car = 711; car < 716; car++) {
            file.append(policy("PICC", car)).append('\n');
        }
        Path csv =
                Files.writeString(var.resolve("policies.csv"), file + policy("CPIC", 716) + "\n");
        hub.bean(PolicyImport.class).run(new PolicyImport.Request(csv, Optional.empty()));
    }

    private static String policy(String company, int car) {
        return "DEMO-%1$s-C-0%2$d,COMPULSORY,浙L0T%2$d,02,LTTAA11B6R0000%2$d,%1$s,%1$s,"
                        .formatted(company, car)
                + "2020-01-01T00:00,2099-12-31T24:00,IN_FORCE,330900";
    }
}
