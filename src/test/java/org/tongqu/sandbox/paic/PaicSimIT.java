package org.tongqu.sandbox.paic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Ending;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.testing.SettableClock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** PAIC-SIM over real TLS, called as the hub would. */
class PaicSimIT {

    private static final String POLICY = "DEMO-PAIC-C-0001";
    private static final String ACCIDENT = PaicSim.ACCIDENT_PATH;
    private static final String CLAIM = PaicSim.CLAIM_PATH;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-19T10:00:00Z"));
    private PaicSim paic;
    private PaicCaller caller;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        HubDouble hub = HubDouble.publish(var);
        KeyPair own = PaicCaller.publish(hub);
        Enrolment enrolment = new Enrolment(var, new SecureRandom(), Clock.systemUTC());
        paic =
                new PaicSim(
                        enrolment.paic(),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("PAIC", Duration.ofSeconds(2), clock),
                        0,
                        new SecureRandom(),
                        clock);
        caller = PaicCaller.of(hub, own, paic.port());
    }

    @AfterEach
    void stop() {
        paic.close();
    }

    @Test
    void computesTheValueOfTheProfile() {
        byte[] json = "{\"reportInfo\":{\"carMark\":\"浙L0T001\"}}".getBytes(StandardCharsets.UTF_8);
        assertThat(PaicSeal.reqData(json))
                .isEqualTo(
                        "ZXlKeVpYQnZjblJKYm1adklqcDdJbU5oY2sxaGNtc2lPaUxtdFpsTU1GUXdNREVpZlgwPQ==");
    }

    @Test
    void answersAReportWithASignedReportNumber() throws Exception {
        var answer = caller.post(ACCIDENT, report("r-1", "Y", POLICY, "C01", "5"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caller.isSigned(answer)).isTrue();
        ObjectNode plain = caller.open(answer);
        assertThat(plain.path("requestId").asText()).isEqualTo("r-1");
        assertThat(plain.path("code").asText()).isEqualTo("999999");
        assertThat(plain.path("repeat").booleanValue()).isFalse();
        assertThat(plain.path("reportNo").asText()).matches("RPAIC\\d{12}");
    }

    @Test
    void saysThatAFirstReportIsARepeatWhenItIs() throws Exception {
        String first = reportNo("r-1", "Y");
        ObjectNode again =
                caller.open(caller.post(ACCIDENT, report("r-1", "Y", POLICY, "C01", "5")));
        assertThat(again.path("repeat").booleanValue()).isTrue();
        assertThat(again.path("reportNo").asText()).isEqualTo(first);
        ObjectNode change =
                caller.open(caller.post(ACCIDENT, report("r-2", "N", POLICY, "C01", "1")));
        assertThat(change.path("repeat").booleanValue()).isFalse();
        assertThat(change.path("reportNo").asText()).isEqualTo(first);
    }

    @Test
    void doesNotInsureThePoliciesOfOthers() throws Exception {
        assertThat(codeOf(report("r-1", "Y", "DEMO-PICC-C-0001", "C01", "5"))).isEqualTo("120008");
    }

    @Test
    void refusesWhatIsNotComplete() throws Exception {
        assertThat(codeOf(report("r-1", "Y", POLICY, "C99", "5"))).isEqualTo("130001");
        assertThat(codeOf(Json.object().put("requestId", "r-2"))).isEqualTo("130001");
    }

    @Test
    void refusesAWrongTokenAndAStrangersSignature() throws Exception {
        ObjectNode report = report("r-1", "Y", POLICY, "C01", "5");
        assertThat(
                        caller.open(caller.postWithToken(ACCIDENT, report, "guessed"))
                                .path("code")
                                .asText())
                .isEqualTo("110001");
        assertThat(caller.postSignedByAStranger(ACCIDENT, report).statusCode()).isEqualTo(400);
        assertThat(paic.log().entries()).isEmpty();
    }

    @Test
    void tellsTheDetailOfAStepOnlyOnceItIsTaken() throws Exception {
        String reportNo = reportNo("r-1", "Y");
        assertThat(detail(reportNo, 4).path("code").asText()).isEqualTo("130002");
        clock.advance(Duration.ofSeconds(6));
        ObjectNode assessed = detail(reportNo, 4);
        assertThat(assessed.path("detail").path("caseStatus").asText()).isEqualTo("04");
        assertThat(assessed.toString())
                .contains("\"lossAmount\":100.0")
                .doesNotContain("payAmount");
        clock.advance(Duration.ofMinutes(1));
        assertThat(detail(reportNo, 9).toString()).contains("\"payAmount\":100.0");
    }

    @Test
    void tellsAnUndeterminedLiabilityByItsOwnCode() throws Exception {
        String reportNo =
                caller.open(caller.post(ACCIDENT, report("r-1", "Y", POLICY, "C51", "0")))
                        .path("reportNo")
                        .asText();
        assertThat(detail(reportNo, 1).path("detail").path("dutyType").asText()).isEqualTo("6");
    }

    @Test
    void rejectsTheCommercialClaimAloneOrTheWhole() throws Exception {
        paic.claims().end(POLICY, Ending.REJECTED);
        String compulsory = reportNo("r-1", "Y");
        String commercial =
                caller.open(caller.post(ACCIDENT, report("r-2", "Y", POLICY, "C51", "1")))
                        .path("reportNo")
                        .asText();
        clock.advance(Duration.ofMinutes(1));
        assertThat(detail(compulsory, 4).path("detail").path("caseStatus").asText())
                .isEqualTo("15");
        assertThat(detail(commercial, 4).path("detail").path("caseStatus").asText())
                .isEqualTo("14");
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws Exception {
        ObjectNode report = report("r-1", "Y", POLICY, "C01", "5");
        paic.faults().next(Fault.RETRY_LATER, 1);
        assertThat(codeOf(report)).isEqualTo("500001");
        paic.faults().next(Fault.NOT_INSURED, 1);
        assertThat(codeOf(report)).isEqualTo("120008");
        paic.faults().next(Fault.HTTP_503, 1);
        assertThat(caller.post(ACCIDENT, report).statusCode()).isEqualTo(503);
        paic.faults().next(Fault.WRONG_SIGNATURE, 1);
        assertThat(caller.isSigned(caller.post(ACCIDENT, report))).isFalse();
        paic.faults().next(Fault.WRONG_ID, 1);
        assertThat(caller.open(caller.post(ACCIDENT, report)).path("requestId").asText())
                .isEqualTo("r-1-other");
        paic.faults().next(Fault.DROP_CONNECTION, 1);
        assertThatThrownBy(() -> caller.post(ACCIDENT, report)).isInstanceOf(IOException.class);
        assertThat(codeOf(report)).isEqualTo("999999");
    }

    private String codeOf(ObjectNode request) throws Exception {
        return caller.open(caller.post(ACCIDENT, request)).path("code").asText();
    }

    private String reportNo(String id, String avoidRepeat) throws Exception {
        return caller.open(caller.post(ACCIDENT, report(id, avoidRepeat, POLICY, "C01", "5")))
                .path("reportNo")
                .asText();
    }

    private ObjectNode detail(String reportNo, int step) throws Exception {
        ObjectNode question = Json.object().put("requestId", "q-" + step);
        question.put("caseNo", reportNo).put("eventId", reportNo + "-" + step);
        return caller.open(caller.post(CLAIM, question));
    }

    private static ObjectNode report(
            String id, String avoidRepeat, String policyNo, String plan, String duty) {
        ObjectNode request = Json.object().put("requestId", id).put("avoidRepeatData", avoidRepeat);
        request.putObject("reportInfo")
                .put("outerOrderNo", "ZS20250519000001")
                .put("accidentDate", "2025-05-19 18:05:00")
                .put("carMark", "浙L0T001")
                .put("driverName", "测试𠮷")
                .put("dutyType", duty)
                .put("policyNo", policyNo)
                .put("planCode", plan);
        return request;
    }
}
