package org.tongqu.sandbox.snic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** SNIC-SIM over real TLS, called as the hub would. */
class SnicSimIT {
    private static final String REPORT =
            "{\"requestId\":\"r-1\",\"accidentNo\":\"ZS20250519000001\","
                    + "\"occurredAt\":\"2025-05-19T18:05:00+08:00\",\"vehicle\":{\"plateNo\":\"浙L0T001\"},"
                    + "\"driver\":{\"name\":\"测试𠮷\"},\"liability\":\"ALL\","
                    + "\"policy\":{\"policyNo\":\"DEMO-TAIC-C-0001\",\"coverage\":\"compulsory\"}}";

    private SnicSim snic;
    private SnicCaller caller;

    @BeforeEach
    void start(@TempDir Path var) throws Exception {
        HubDouble hub = HubDouble.publish(var);
        Clock clock = Clock.systemUTC();
        snic =
                new SnicSim(
                        new Enrolment(var, new SecureRandom(), clock).snic(),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("SNIC", Duration.ofMillis(400), clock),
                        0,
                        new SecureRandom(),
                        clock);
        snic.claims().insure("DEMO-TAIC-C-0001");
        caller = new SnicCaller(hub, snic.port());
    }

    @AfterEach
    void stop() {
        snic.close();
    }

    @Test
    void answersAReportAndKnowsItAgain() throws Exception {
        JsonNode first = caller.ask(SnicSim.ACCIDENTS, REPORT);
        JsonNode again = caller.ask(SnicSim.ACCIDENTS, REPORT);
        JsonNode supplement = caller.ask(SnicSim.ACCIDENTS, REPORT.replace("r-1", "r-2"));

        assertThat(first.path("result").asText()).isEqualTo("accepted");
        assertThat(first.path("claimReportNo").asText()).matches("RSNIC[0-9]{12}");
        assertThat(again.path("result").asText()).isEqualTo("known");
        assertThat(supplement.path("claimReportNo")).isEqualTo(first.path("claimReportNo"));
        assertThat(snic.log().entries().get(0).text()).contains("测试𠮷");
    }

    @Test
    void refusesThePoliciesOfOthersAndWhatIsNotComplete() throws Exception {
        assertThat(
                        caller.ask(SnicSim.ACCIDENTS, REPORT.replace("C-0001", "C-0009"))
                                .path("reason")
                                .asText())
                .isEqualTo("policyNotOurs");
        assertThat(
                        caller.ask(SnicSim.ACCIDENTS, REPORT.replace("occurredAt", "when"))
                                .path("reason")
                                .asText())
                .isEqualTo("badMessage");
    }

    @Test
    void tellsEventsAfterAPositionAndWaitsForTheNext() throws Exception {
        caller.ask(SnicSim.ACCIDENTS, REPORT);

        JsonNode first = caller.ask(SnicSim.EVENTS, question("", 2)).path("events");
        assertThat(first.path(0).path("event").path("step").asText()).isEqualTo("notified");
        String position = first.path(first.size() - 1).path("position").asText();
        JsonNode next = caller.ask(SnicSim.EVENTS, question(position, 2)).path("events");
        assertThat(next).isNotEmpty();
        assertThat(next.path(0).path("event").path("step").asText()).isNotEqualTo("notified");
    }

    @Test
    void answersAnEmptyPageWhenNothingHappensInTime() throws Exception {
        assertThat(caller.ask(SnicSim.EVENTS, question("", 0)).path("events")).isEmpty();
    }

    @Test
    void refusesWhatTheHubDidNotSign() throws Exception {
        ObjectNode sealed = Json.readObject(caller.sealed(REPORT));
        sealed.put("data", Json.readObject(caller.sealed(REPORT)).path("data").asText());

        HttpResponse<byte[]> answer = caller.post(SnicSim.ACCIDENTS, Json.write(sealed));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("signature");
        assertThat(snic.log().received()).isZero();
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws Exception {
        snic.faults().next(Fault.HTTP_503, 1);
        assertThat(caller.post(SnicSim.ACCIDENTS, caller.sealed(REPORT)).statusCode())
                .isEqualTo(503);
        snic.faults().next(Fault.WRONG_ID, 1);
        assertThat(caller.ask(SnicSim.ACCIDENTS, REPORT).path("requestId").asText())
                .isEqualTo("r-1-other");
        snic.faults().next(Fault.WRONG_SIGNATURE, 1);
        HttpResponse<byte[]> forged = caller.post(SnicSim.ACCIDENTS, caller.sealed(REPORT));
        assertThat(caller.isSigned(forged.body())).isFalse();
    }

    private static String question(String after, int seconds) {
        ObjectNode question = Json.object().put("requestId", "q-1").put("waitSeconds", seconds);
        if (!after.isEmpty()) {
            question.put("after", after);
        }
        return question.toString();
    }
}
