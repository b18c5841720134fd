package org.tongqu.sandbox.cicp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.CicpKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** CICP-SIM over mutual national TLS, called as the hub would; and calling the hub. */
class CicpSimIT {
    private static final String INSURED = "DEMO-CICP-C-0001";

    private CicpSim cicp;
    private CicpCaller caller;
    private CalledHub hub;
    private CicpKeys keys;

    @BeforeEach
    void start(@TempDir Path var) throws IOException {
        HubDouble published = HubDouble.publish(var);
        keys = new Enrolment(var, new SecureRandom(), Clock.systemUTC()).cicp();
        hub = new CalledHub(published, keys.sign().certificate().getPublicKey());
        HubAddress address = new HubAddress(URI.create("http://127.0.0.1:" + hub.port()), 0);
        cicp =
                new CicpSim(
                        new CicpSim.Desired(keys, 0),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("CICP", Duration.ofMillis(20), Clock.systemUTC()),
                        new Hub(address),
                        new SecureRandom(),
                        Clock.systemUTC());
        caller = new CicpCaller(published, keys, cicp.port());
    }

    @AfterEach
    void stop() {
        cicp.close();
        hub.close();
    }

    @Test
    void answersAReportWithASignedReportNumberOverNationalTls() throws IOException {
        CicpCaller.Answer answer = caller.post("l-1", report(INSURED));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.cipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
        assertThat(cicp.cipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
        ObjectNode content = caller.open(answer);
        assertThat(content.path("jg").asText()).isEqualTo("00");
        assertThat(content.path("lsh").asText()).isEqualTo("l-1");
        assertThat(content.path("bah").asText()).matches("RCICP\\d{12}");
        assertThat(cicp.log().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).isEqualTo(report(INSURED)));
    }

    @Test
    void answersARepeatWithTheOldNumber() throws IOException {
        ObjectNode first = caller.open(caller.post("l-1", report(INSURED)));
        ObjectNode repeat = caller.open(caller.post("l-1", report(INSURED)));
        ObjectNode about = caller.open(caller.post("l-2", report(INSURED)));

        assertThat(repeat.path("jg").asText()).isEqualTo("03");
        assertThat(repeat.path("bah")).isEqualTo(first.path("bah"));
        assertThat(about.path("jg").asText()).isEqualTo("00");
        assertThat(about.path("bah")).isEqualTo(first.path("bah"));
    }

    @Test
    void doesNotInsureThePoliciesOfOthersAndSaysLaterWhenToldTo() throws IOException {
        assertThat(result(caller.post("l-1", report("DEMO-PICC-C-0001")))).isEqualTo("08");
        assertThat(result(caller.post("l-2", report(INSURED).replace("JQ", "XX")))).isEqualTo("01");
        cicp.faults().next(Fault.RETRY_LATER, 1);
        assertThat(result(caller.post("l-3", report(INSURED)))).isEqualTo("99");
        assertThat(result(caller.post("l-3", report(INSURED)))).isEqualTo("00");
    }

    @Test
    void refusesAClientThatShowsAnotherCertificate() {
        assertThatThrownBy(
                        () ->
                                caller.send(
                                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                        keys.encrypt().pair(),
                                        keys.encrypt().certificate()))
                .isInstanceOf(IOException.class);
        assertThat(cicp.cipherSuites()).isEmpty();
    }

    @Test
    void refusesWhatIsNotSealedAsAgreed() throws IOException {
        assertThat(
                        caller.postSealed(
                                        "l-1",
                                        report(INSURED)
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .status())
                .isEqualTo(400);
        assertThat(cicp.log().entries()).isEmpty();
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws IOException {
        cicp.faults().next(Fault.HTTP_503, 1);
        assertThat(caller.post("l-1", report(INSURED)).status()).isEqualTo(503);
        cicp.faults().next(Fault.WRONG_SIGNATURE, 1);
        CicpCaller.Answer forged = caller.post("l-1", report(INSURED));
        assertThatThrownBy(() -> caller.open(forged)).isInstanceOf(SandboxException.class);
        cicp.faults().next(Fault.WRONG_ID, 1);
        ObjectNode other = caller.open(caller.post("l-1", report(INSURED)));
        assertThat(other.path("lsh").asText()).isEqualTo("l-1-other");
    }

    @Test
    void callsTheHubWithEachStepInOrderAndAgainWhenToldLater() throws IOException {
        caller.post("l-1", report(INSURED));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hub.taken()).hasSize(10));

        assertThat(hub.taken())
                .extracting(content -> content.path("ajzt").asText())
                .containsExactly("10", "20", "30", "40", "41", "50", "60", "61", "70", "90");
        assertThat(hub.taken().get(9).path("pfje").asText()).isEqualTo("180000");
        assertThat(hub.taken().get(2).has("dsje")).isFalse();
        assertThat(cicp.progress().answered("99")).isEqualTo(1);
        assertThat(cicp.progress().failures()).isZero();
    }

    private String result(CicpCaller.Answer answer) {
        return Json.text(caller.open(answer), "jg");
    }

    /** The profile's sample. */
    private static String report(String policyNo) {
        return "{\"sgbh\":\"ZS20250519000001\",\"cxsj\":\"20250519180500\","
                + "\"cxdd\":\"定海区解放西路测试段\",\"cph\":\"浙LD00001\",\"hpzl\":\"52\","
                + "\"cjh\":\"LTTAA11B4R0000001\",\"jsyxm\":\"测试甲\",\"lxdh\":\"00000000001\","
                + "\"sgzr\":\"1\",\"bdh\":\""
                + policyNo
                + "\",\"xzdm\":\"JQ\",\"fwms\":\"1\"}";
    }
}
