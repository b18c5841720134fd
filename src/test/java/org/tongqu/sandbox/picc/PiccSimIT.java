package org.tongqu.sandbox.picc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.tongqu.testing.SettableClock;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PICC-SIM over real TLS, called as the hub would. */
class PiccSimIT {

    private static final Pattern REGIST_NO = Pattern.compile("<registNo>(RPICC\\d{12})</registNo>");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-19T10:00:00Z"));
    private PiccSim picc;
    private PiccCaller caller;
    private String password = "";

    @BeforeEach
    void start(@TempDir Path var) throws IOException, GeneralSecurityException {
        HubDouble hub = HubDouble.publish(var);
        Enrolment enrolment = new Enrolment(var, new SecureRandom(), Clock.systemUTC());
        password = enrolment.picc().password();
        picc =
                new PiccSim(
                        enrolment.picc(),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("PICC", Duration.ofSeconds(2), clock),
                        0,
                        new SecureRandom(),
                        clock);
        caller = new PiccCaller(hub, picc.port());
    }

    @AfterEach
    void stop() {
        picc.close();
    }

    @Test
    void answersAReportWithASignedReportNumber() throws Exception {
        HttpResponse<byte[]> answer = caller.post(report("u-1", "DEMO-PICC-C-0001"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(caller.isSigned(answer)).isTrue();
        assertThat(caller.open(answer))
                .contains("<uuid>u-1</uuid><response_code>1</response_code>")
                .containsPattern(REGIST_NO);
        assertThat(picc.log().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.id()).isEqualTo("u-1");
                            assertThat(entry.text()).contains("<driverName>测试𠮷</driverName>");
                        });
    }

    @Test
    void answersARepeatedReportWithTheSameNumber() throws Exception {
        String first = registNo(caller.post(report("u-1", "DEMO-PICC-C-0001")));
        assertThat(registNo(caller.post(report("u-1", "DEMO-PICC-C-0001")))).isEqualTo(first);
        assertThat(registNo(caller.post(report("u-2", "DEMO-PICC-C-0001")))).isEqualTo(first);
    }

    @Test
    void doesNotInsureThePoliciesOfOthers() throws Exception {
        HttpResponse<byte[]> answer = caller.post(report("u-1", "DEMO-CPIC-C-0001"));
        assertThat(caller.open(answer))
                .contains("<response_code>0</response_code><error_code>2013</error_code>");
        picc.claims().insure("DEMO-CPIC-C-0001");
        assertThat(registNo(caller.post(report("u-1", "DEMO-CPIC-C-0001")))).isNotEmpty();
    }

    @Test
    void tellsTheStepsThatTheClaimHasTaken() throws Exception {
        String registNo = registNo(caller.post(report("u-1", "DEMO-PICC-C-0001")));
        assertThat(caller.open(caller.post(question("q-1", registNo))))
                .contains("<node><nodeId>Regis</nodeId>")
                .doesNotContain("<nodeId>Claim</nodeId>");
        clock.advance(Duration.ofSeconds(6));
        assertThat(caller.open(caller.post(question("q-2", registNo))))
                .contains("<nodeId>DLoss</nodeId>")
                .contains("<seq>4</seq><sumVeriLoss>1800.00</sumVeriLoss></node>")
                .doesNotContain("VLoss");
        clock.advance(Duration.ofSeconds(12));
        assertThat(caller.open(caller.post(question("q-3", registNo))))
                .contains("<nodeId>EndCas</nodeId>")
                .contains("<sumPaid>1800.00</sumPaid></node></nodes>");
    }

    @Test
    void rejectsAClaimWhenToldTo() throws Exception {
        picc.claims().end("DEMO-PICC-C-0001", Ending.REJECTED);
        String registNo = registNo(caller.post(report("u-1", "DEMO-PICC-C-0001")));
        clock.advance(Duration.ofMinutes(1));
        assertThat(caller.open(caller.post(question("q-1", registNo))))
                .contains("<nodeId>Refuse</nodeId>")
                .doesNotContain("PayFee");
    }

    @Test
    void refusesAnUnknownReportNumberAndAWrongPassword() throws Exception {
        assertThat(caller.open(caller.post(question("q-1", "RPICC000000000000"))))
                .contains("<error_code>2014</error_code>");
        assertThat(
                        caller.open(
                                caller.post(
                                        report("u-1", "DEMO-PICC-C-0001")
                                                .replace(password, "wrong"))))
                .contains("<error_code>1001</error_code>");
    }

    @Test
    void refusesADocumentType() throws Exception {
        String xml = "<!DOCTYPE packet [<!ENTITY x \"y\">]>" + report("u-1", "DEMO-PICC-C-0001");
        assertThat(caller.open(caller.post(xml))).contains("<error_code>1002</error_code>");
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws Exception {
        picc.faults().next(Fault.HTTP_503, 1);
        assertThat(caller.post(report("u-1", "DEMO-PICC-C-0001")).statusCode()).isEqualTo(503);
        picc.faults().next(Fault.WRONG_SIGNATURE, 1);
        assertThat(caller.isSigned(caller.post(report("u-1", "DEMO-PICC-C-0001")))).isFalse();
        picc.faults().next(Fault.WRONG_ID, 1);
        assertThat(caller.open(caller.post(report("u-1", "DEMO-PICC-C-0001"))))
                .contains("<uuid>u-1-other</uuid>");
        picc.faults().next(Fault.DROP_CONNECTION, 1);
        assertThatThrownBy(() -> caller.post(report("u-1", "DEMO-PICC-C-0001")))
                .isInstanceOf(IOException.class);
        assertThat(caller.isSigned(caller.post(report("u-1", "DEMO-PICC-C-0001")))).isTrue();
    }

    private String registNo(HttpResponse<byte[]> answer) {
        Matcher found = REGIST_NO.matcher(caller.open(answer));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String report(String uuid, String policyNo) {
        return packet(
                "ZSJB01",
                uuid,
                "<reportInfo><thirdCaseNo>ZS20250519000001</thirdCaseNo>"
                        + "<damageDate>2025-05-19</damageDate><damageHour>18:05</damageHour>"
                        + "<licenseNo>浙L·0T001</licenseNo><driverName>测试𠮷</driverName>"
                        + "<indemnityDuty>10</indemnityDuty><riskCode>0507</riskCode><policyNo>"
                        + policyNo
                        + "</policyNo><thirdCars><thirdCar><licenseNo>浙L·0T002</licenseNo>"
                        + "</thirdCar></thirdCars></reportInfo>");
    }

    private String question(String uuid, String registNo) {
        return packet("ZSJB09", uuid, "<registNo>" + registNo + "</registNo>");
    }

    private String packet(String type, String uuid, String body) {
        return "<packet type=\"REQUEST\" version=\"1.0\"><requesthead><user>HUB</user>"
                + "<request_type>"
                + type
                + "</request_type><password>"
                + password
                + "</password><uuid>"
                + uuid
                + "</uuid></requesthead><requestbody>"
                + body
                + "</requestbody></packet>";
    }
}
