package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Lines.Line;
import org.tongqu.sandbox.cicp.CicpSim;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Sm2Raw;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** CICP-SIM and the hub: national TLS, GM/T 0010, and calls that are signed as r‖s. */
class CicpIT {
    private static final String CICP = "cicp-sim";
    private static BadInputHub.@Nullable Started started;
    private static Iterator<String> cars = List.<String>of().iterator();

    private final BadInputHub.Started hub = Objects.requireNonNull(started);
    private final CicpSim cicp = hub.sandbox().cicp();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path var = Files.createDirectory(folder.resolve("var"));
        Path home = BadInputHub.home(folder.resolve("home"));
        BadInputHub.replace(
                home.resolve("config/partners/cicp-sim.yaml"),
                "backoffFirst: PT5S, backoffCap: PT30M",
                "backoffFirst: PT0.3S, backoffCap: PT0.3S");
        started = new BadInputHub.Started(RunningHub.start(var, home), var);
        cars = importPolicies(folder.resolve("policies.csv")).iterator();
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @AfterEach
    void clear() {
        cicp.faults().clear();
    }

    /** The cars of another insurer's policies, insured by CICP here. */
    private static List<String> importPolicies(Path file) throws IOException {
        List<String> rows =
                Files.readAllLines(Path.of("src/main/resources/sandbox/policies-picc.csv")).stream()
                        .map(row -> row.replace("PICC", "CICP"))
                        .filter(row -> !row.contains("-B-"))
                        .limit(20)
                        .toList();
        Files.write(file, rows);
        Objects.requireNonNull(started)
                .hub()
                .bean(PolicyImport.class)
                .run(new PolicyImport.Request(file, Optional.empty()));
        return rows.subList(1, rows.size());
    }

    @Test
    void confirmsBySignatureOverNationalTlsAndFollowsTheClaimToItsEnd() throws Exception {
        String accidentNo = report(OneCar.of(cars.next()));

        hub.ledger().confirmed(accidentNo, CICP);
        Line closed = line(accidentNo, ClaimStep.CLOSED);

        assertThat(cicp.cipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
        assertThat(closed.amounts().paid()).contains(180_000L);
        assertThat(closed.reportNo().orElseThrow()).startsWith("RCICP");
        assertThat(cicp.progress().answered("00")).isGreaterThanOrEqualTo(9);
        assertThat(cicp.log().entries())
                .anySatisfy(
                        entry ->
                                assertThat(entry.text())
                                        .contains("\"sgbh\":\"" + accidentNo + "\"")
                                        .contains("\"sgzr\":\"1\"")
                                        .contains("\"fwms\":\"1\""));
    }

    @Test
    void redirectsWhatIsNotInsuredThere() throws Exception {
        cicp.faults().on(Fault.NOT_INSURED);

        String accidentNo = report(OneCar.of(cars.next()));

        Shown redirected = state(accidentNo, DeliveryState.REDIRECTED);
        assertThat(redirected.partnerCode()).contains("08");
    }

    @Test
    void triesAgainWhenToldLater() throws Exception {
        cicp.faults().on(Fault.RETRY_LATER);
        String accidentNo = report(OneCar.of(cars.next()));
        Shown later = hub.ledger().delivery(accidentNo, CICP, d -> d.attempt() > 1);
        assertThat(later.state()).isNotEqualTo(DeliveryState.CONFIRMED);

        cicp.faults().clear();

        hub.ledger().confirmed(accidentNo, CICP);
    }

    @Test
    void takesTheOldReportNumberOfADuplicate() throws Exception {
        cicp.faults().next(Fault.DROP_CONNECTION, 1);

        String accidentNo = report(OneCar.of(cars.next()));

        Shown confirmed = hub.ledger().confirmed(accidentNo, CICP);
        assertThat(confirmed.partnerCode()).contains("03");
        assertThat(line(accidentNo, ClaimStep.CLOSED).reportNo()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_SIGNATURE", "WRONG_ID", "EMPTY_200", "HTML_INSTEAD", "HTTP_503"})
    void confirmsNothingUntilTheAnswerHolds(Fault fault) throws Exception {
        cicp.faults().on(fault);
        String accidentNo = report(OneCar.of(cars.next()));
        hub.ledger().delivery(accidentNo, CICP, d -> d.attempt() > 1);
        assertThat(hub.ledger().deliveries(accidentNo, CICP))
                .extracting(Shown::state)
                .doesNotContain(DeliveryState.CONFIRMED);

        cicp.faults().clear();

        hub.ledger().confirmed(accidentNo, CICP);
    }

    @Test
    void takesACallTwiceOnlyOnce() throws Exception {
        long before = cicp.progress().answered("03");
        cicp.faults().on(Fault.DUPLICATE);

        String accidentNo = report(OneCar.of(cars.next()));

        line(accidentNo, ClaimStep.CLOSED);
        hub.ledger()
                .until(
                        () ->
                                Optional.of(cicp.progress().answered("03"))
                                        .filter(known -> known >= before + 10));
    }

    @Test
    void takesOnlyRawSignatures() throws Exception {
        CicpCall call = new CicpCall(hub.var(), hub.hub().url());
        String unknown = "RCICP000000000000";
        Instant since = Instant.now();

        HttpResponse<String> der = call.paid(unknown, Instant.now(), CicpIT::der);
        HttpResponse<String> raw = call.paid(unknown, Instant.now(), CicpIT::raw);

        assertThat(der.statusCode()).isEqualTo(ErrorCode.SIGNATURE_INVALID.httpStatus());
        assertThat(der.body()).contains(ErrorCode.SIGNATURE_INVALID.name());
        hub.ledger().message("REFUSED", ErrorCode.SIGNATURE_INVALID, CICP, since);
        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(content(raw)).as("held until its claim is known").contains("\"jg\":\"00\"");
    }

    @Test
    void refusesACallThatIsOld() throws Exception {
        CicpCall call = new CicpCall(hub.var(), hub.hub().url());

        HttpResponse<String> old =
                call.paid(
                        "RCICP000000000000",
                        Instant.now().minus(Duration.ofMinutes(6)),
                        CicpIT::raw);

        assertThat(old.body()).contains(ErrorCode.STALE_TIME.name());
    }

    private static byte[] raw(PrivateKey key, byte[] message) {
        return Sm2Raw.sign(key, message, new SecureRandom());
    }

    private static byte[] der(PrivateKey key, byte[] message) {
        return Sm2.sign(key, message, new SecureRandom());
    }

    private static String content(HttpResponse<String> answer) {
        byte[] outer = answer.body().getBytes(StandardCharsets.UTF_8);
        byte[] content = Base64.getDecoder().decode(Json.text(Json.readObject(outer), "sjnr"));
        return new String(content, StandardCharsets.UTF_8);
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private Shown state(String accidentNo, DeliveryState state) {
        return hub.ledger().delivery(accidentNo, CICP, d -> d.state() == state);
    }

    private Line line(String accidentNo, ClaimStep step) {
        return hub.ledger()
                .until(
                        () ->
                                hub.hub().bean(Lines.class).of(accidentNo).stream()
                                        .filter(l -> l.progress().step().equals(Optional.of(step)))
                                        .findFirst());
    }
}
