package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Cases;
import org.tongqu.sandbox.wire.Json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** PostgreSQL is killed under the hub: told at once, nothing acknowledged, and back by itself. */
class DatabaseOutageIT {
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    @Test
    void answers503UntilTheDatabaseIsBackAndThenTakesTheSameMessages(@TempDir Path folder)
            throws Exception {
        Path var = Files.createDirectory(folder.resolve("var"));
        try (RunningHub running = RunningHub.start(var)) {
            BadInputHub.Started hub = new BadInputHub.Started(running, var);
            OneCar before = new NewPolicies(hub).with("PICC");
            hub.ledger().confirmed(report(hub, before), "picc-sim");
            OneCar during = new NewPolicies(hub).with("PICC");
            byte[] sealed = sealed(hub, during);
            Caller caller = hub.caller();

            postmaster(var).destroyForcibly();

            saysAtOnceThatItCannot(caller, sealed);
            hub.ledger().until(() -> accepted(caller, sealed));
            Sending.by(hub).accept(during.liability());
            hub.ledger()
                    .delivery(
                            caseOf(hub, during),
                            "picc-sim",
                            d -> d.state().name().equals("CONFIRMED"));
        }
    }

    private static void saysAtOnceThatItCannot(Caller caller, byte[] sealed) throws Exception {
        Instant asked = Instant.now();
        Caller.Answer answer = caller.post(sealed);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_MOST);
        assertThat(answer.requireProblem(ErrorCode.STORE_UNAVAILABLE).path("status").asInt())
                .isEqualTo(503);
        assertThat(answer.retryAfter()).isEqualTo("5");
    }

    private static String report(BadInputHub.Started hub, OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private static byte[] sealed(BadInputHub.Started hub, OneCar car) throws Exception {
        var event = car.reported();
        return hub.forger().seal(event.path("id").asText(), Json.write(event));
    }

    /** Anything but 503 or an acceptance would be wrong. */
    private static Optional<Integer> accepted(Caller caller, byte[] sealed) {
        try {
            int status = caller.post(sealed).status();
            assertThat(status).isIn(202, 503);
            return Optional.of(status).filter(s -> s == 202);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static String caseOf(BadInputHub.Started hub, OneCar car) {
        return hub.hub()
                .bean(Cases.class)
                .byExternalNumber("police-12123-sim", car.externalNo())
                .orElseThrow();
    }

    private static ProcessHandle postmaster(Path var) throws Exception {
        try (var files = Files.walk(var.resolve("postgres"), 3)) {
            Path pid = files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                    .orElseThrow();
        }
    }
}
