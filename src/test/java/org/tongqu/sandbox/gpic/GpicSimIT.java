package org.tongqu.sandbox.gpic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Ending;
import org.tongqu.sandbox.simulator.Fault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** GPIC-SIM over real mutual TLS, called as the hub would; and the hub, called back. */
class GpicSimIT {
    private static final Pattern STATUS =
            Pattern.compile(
                    "<ClaimStatus>(..)</ClaimStatus>(?:<(Verify|Refuse)Flag>1</[A-Za-z]+>)?"
                            + ".*?(?:<PayAmount>([0-9.]+)</PayAmount>)?</BasePart>");
    private static final String POLICY = "DEMO-GPIC-C-0001";

    @TempDir private Path var = Path.of(".");

    private GpicCaller caller;
    private HubServiceDouble hub;
    private GpicSim gpic;

    @BeforeEach
    void start() throws IOException {
        Enrolment enrolment = new Enrolment(var, new SecureRandom(), Clock.systemUTC());
        var keys = enrolment.gpic();
        hub = new HubServiceDouble(new GpicCaller(var, 0));
        gpic =
                new GpicSim(
                        keys,
                        new ClaimBook("GPIC", Duration.ofMillis(1), Clock.systemUTC()),
                        0,
                        hub::url,
                        Clock.systemUTC());
        caller = new GpicCaller(var, gpic.port());
    }

    @AfterEach
    void stop() {
        gpic.close();
        hub.close();
    }

    @Test
    void answersAReportWithANumberUnderItsMac() throws Exception {
        HttpResponse<byte[]> answer = caller.post(report("s-1", POLICY));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/xml; charset=GB18030");
        assertThat(answer.headers().firstValue("X-Mac")).contains(caller.mac(answer.body()));
        assertThat(text(answer))
                .contains("<ResCode>0</ResCode><RetCode>00000</RetCode>")
                .contains("<SerialNo>s-1</SerialNo>")
                .containsPattern("<ClaimNotificationNo>RGPIC[0-9]{12}</ClaimNotificationNo>");
    }

    @Test
    void keepsTheFourBytesOfARareCharacterAsTheyCame() throws Exception {
        caller.post(report("s-1", POLICY));

        assertThat(gpic.log().entries())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.id()).isEqualTo("s-1");
                            assertThat(HexFormat.of().formatHex(entry.payload()))
                                    .contains("b2e2cad49534b235");
                        });
    }

    @Test
    void tellsNotInsuredAsSuccessAndARepeatAsError() throws Exception {
        assertThat(text(caller.post(report("s-1", "DEMO-PICC-C-0001"))))
                .contains("<ResCode>0</ResCode><RetCode>12008</RetCode>");
        String first = text(caller.post(report("s-2", POLICY)));
        assertThat(text(caller.post(report("s-2", POLICY))))
                .contains("<ResCode>1</ResCode><RetCode>11009</RetCode>")
                .contains("<SerialNo>s-2</SerialNo>")
                .doesNotContain("ClaimNotificationNo");
        assertThat(text(caller.post(report("s-3", POLICY))))
                .as("the same claim under another serial number")
                .contains(number(first));
    }

    @Test
    void refusesCallersWithoutTheHubsCertificate(@TempDir Path folder) {
        byte[] body = report("s-1", POLICY);
        for (Optional<Path> identity : List.of(Optional.<Path>empty(), Optional.of(folder))) {
            assertThatThrownBy(
                            () -> {
                                GpicCaller.stranger(folder);
                                caller.post(caller.client(identity), body, caller.mac(body));
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThat(gpic.log().received()).isZero();
    }

    @Test
    void refusesAWrongMacAndAWrongOrStaleOrRepeatedToken() throws Exception {
        byte[] body = report("s-1", POLICY);
        HttpResponse<byte[]> forged = caller.post(caller.hub(), body, caller.mac(new byte[0]));
        assertThat(forged.statusCode()).isEqualTo(500);
        assertThat(forged.headers().firstValue("X-Mac")).isEmpty();
        assertThat(text(forged)).contains("<faultcode>soap:Client</faultcode>");

        GpicCaller.Token good = caller.token(Instant.now());
        String stolen = caller.token(Instant.now()).digest();
        assertFault(new GpicCaller.Token(good.nonce(), good.created(), stolen), "digest");
        assertFault(caller.token(Instant.now().minusSeconds(301)), "stale");
        assertThat(caller.post(GpicCaller.envelope(good, packet("s-2", POLICY))).statusCode())
                .isEqualTo(200);
        assertFault(good, "used before");
    }

    private void assertFault(GpicCaller.Token token, String why) throws Exception {
        HttpResponse<byte[]> answer =
                caller.post(GpicCaller.envelope(token, packet("s-9", POLICY)));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).contains(why);
    }

    @Test
    void refusesAnotherEncodingADocumentTypeAndAnUnknownLiability() throws Exception {
        String declaring = new String(report("s-1", POLICY), GpicCaller.GB18030);
        byte[] utf8 =
                declaring
                        .replaceFirst("encoding=\"GB18030\"", "encoding=\"UTF-8\"")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(caller.post(utf8).statusCode()).isEqualTo(500);
        GpicCaller.Token token = caller.token(Instant.now());
        byte[] dtd = GpicCaller.envelope(token, "<!DOCTYPE a []>" + packet("s-2", POLICY));
        assertThat(caller.post(dtd).statusCode()).isEqualTo(500);
        token = caller.token(Instant.now());
        String nine = packet("s-3", POLICY).replace("Liability>4<", "Liability>9<");
        assertThat(text(caller.post(GpicCaller.envelope(token, nine))))
                .contains("<ResCode>1</ResCode><RetCode>11001</RetCode>");
    }

    @Test
    void misbehavesAsOftenAsItIsTold() throws Exception {
        gpic.faults().next(Fault.RETRY_LATER, 1);
        HttpResponse<byte[]> busy = caller.post(report("s-1", POLICY));
        assertThat(busy.statusCode()).isEqualTo(500);
        assertThat(busy.headers().firstValue("X-Mac")).contains(caller.mac(busy.body()));
        assertThat(text(busy))
                .contains("<faultcode>soap:Server</faultcode>")
                .contains("<detail><SerialNo>s-1</SerialNo></detail>");
        gpic.faults().next(Fault.NOT_INSURED, 1);
        assertThat(text(caller.post(report("s-1", POLICY)))).contains("12008");
        gpic.faults().next(Fault.WRONG_SIGNATURE, 1);
        HttpResponse<byte[]> forged = caller.post(report("s-1", POLICY));
        assertThat(forged.headers().firstValue("X-Mac").orElseThrow())
                .isNotEqualTo(caller.mac(forged.body()));
        gpic.faults().next(Fault.WRONG_ID, 1);
        assertThat(text(caller.post(report("s-2", POLICY)))).contains(">s-2-other<");
        gpic.faults().next(Fault.HTTP_503, 1);
        assertThat(caller.post(report("s-4", POLICY)).statusCode()).isEqualTo(503);
    }

    @Test
    void tellsTheHubEachStepInOrderWithItsFlags() throws Exception {
        assertThat(statuses(Ending.PAID, 10))
                .containsExactly(
                        "50",
                        "51",
                        "55",
                        "56",
                        "56 Verify",
                        "57",
                        "58",
                        "58 Verify",
                        "59 1800.00",
                        "52 1800.00");
    }

    @Test
    void tellsTheEndsApartByFlagsAlone() throws Exception {
        assertThat(statuses(Ending.ZERO_CLOSED, 4)).last().isEqualTo("52 0.00");
    }

    @Test
    void tellsARefusalByItsFlag() throws Exception {
        assertThat(statuses(Ending.REJECTED, 4)).last().isEqualTo("52 Refuse");
    }

    @Test
    void tellsACancellationAndAReopening() throws Exception {
        assertThat(statuses(Ending.CANCELLED, 2)).last().isEqualTo("54");
        gpic.claims().end("DEMO-GPIC-C-0002", Ending.REOPENED);
        caller.post(report("s-2", "DEMO-GPIC-C-0002", "ZS20250519000002"));
        await().atMost(Duration.ofSeconds(10)).until(() -> hub.told().size() == 13);
        assertThat(hub.told().get(12)).contains("<ClaimStatus>5A</ClaimStatus>");
    }

    @Test
    void tellsAStepAgainUntilTheHubItselfSaysThatItHasIt() throws Exception {
        hub.refuse(2);
        gpic.claims().end(POLICY, Ending.CANCELLED);
        caller.post(report("s-1", POLICY));
        await().atMost(Duration.ofSeconds(10)).until(() -> hub.told().size() == 4);
        assertThat(hub.told().subList(0, 3)).allMatch(told -> told.contains(">50<"));

        hub.forge(true);
        caller.post(report("s-2", POLICY, "ZS20250519000002"));
        await().atMost(Duration.ofSeconds(10)).until(() -> hub.told().size() > 6);
        assertThat(hub.told().subList(4, 6)).allMatch(told -> told.contains(">50<"));
        assertThat(gpic.refusedCallbacks()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void showsItsWsdl() throws Exception {
        assertThat(caller.wsdl())
                .contains("<wsdl:operation name=\"submit\">")
                .contains("location=\"https://127.0.0.1:" + gpic.port() + GpicSim.PATH + "\"");
    }

    @Test
    void computesTheKnownMacAndPasswordDigest() {
        GpicSeal seal =
                new GpicSeal(
                        HexFormat.of().parseHex("22".repeat(32)), "secret-word", Clock.systemUTC());
        byte[] body =
                "<?xml version=\"1.0\" encoding=\"GB18030\"?><DriverName>测试𠮷</DriverName>"
                        .getBytes(GpicCaller.GB18030);
        assertThat(seal.mac(body)).isEqualTo("FuSIFy52904vBj0rfM3lYMUYklUMlM7gRFGZNWwARGM=");
        assertThat(seal.digest("MDEyMzQ1Njc4OWFiY2RlZg==", "2025-05-19T10:10:00Z"))
                .isEqualTo("prfacuv7UOFtXbFbYenUaIYpckc=");
    }

    private List<String> statuses(Ending ending, int steps) throws Exception {
        gpic.claims().end(POLICY, ending);
        caller.post(report("s-1", POLICY));
        await().atMost(Duration.ofSeconds(10)).until(() -> hub.told().size() >= steps);
        return hub.told().stream().map(GpicSimIT::status).toList();
    }

    private static String status(String told) {
        Matcher status = STATUS.matcher(told);
        assertThat(status.find()).as(told).isTrue();
        return Stream.of(1, 2, 3)
                .map(status::group)
                .filter(part -> part != null)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), GpicCaller.GB18030);
    }

    private static String number(String answer) {
        Matcher number = Pattern.compile("RGPIC[0-9]{12}").matcher(answer);
        assertThat(number.find()).isTrue();
        return number.group();
    }

    private byte[] report(String serialNo, String policyNo) {
        return report(serialNo, policyNo, "ZS20250519000001");
    }

    private byte[] report(String serialNo, String policyNo, String accidentNo) {
        try {
            return GpicCaller.envelope(
                    caller.token(Instant.now()),
                    packet(serialNo, policyNo).replace("ZS20250519000001", accidentNo));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The profile's sample, with the policy that it leaves out. */
    private static String packet(String serialNo, String policyNo) {
        return "<Packet><Head><RequestType>01</RequestType><User>HUB</User><SerialNo>"
                + serialNo
                + "</SerialNo></Head><Body><BasePart><AccidentCode>ZS20250519000001</AccidentCode>"
                + "<LossTime>202505191805</LossTime><LossArea>330902</LossArea>"
                + "<LicensePlateNo>浙L0T001</LicensePlateNo><LicensePlateType>02</LicensePlateType>"
                + "<AccidentLiability>4</AccidentLiability><DriverName>测试𠮷</DriverName>"
                + "<CoverageType>2</CoverageType><PolicyNo>"
                + policyNo
                + "</PolicyNo></BasePart></Body></Packet>";
    }
}
