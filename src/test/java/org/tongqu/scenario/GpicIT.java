package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.HeldStatements;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Lines.Line;
import org.tongqu.sandbox.gpic.GpicCaller;
import org.tongqu.sandbox.gpic.GpicSim;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** GPIC-SIM and the hub: SOAP over mutual TLS out, and the hub's own SOAP service in. */
class GpicIT {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String GPIC = "gpic-sim";
    private static final String SERVICE = "/v1/partners/gpic-sim/ClaimCallbackService";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static BadInputHub.Started hub;
    private static GpicSim gpic;
    private static GpicCaller keys;
    private static Path policies;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path var = Files.createDirectory(folder.resolve("var"));
        Path home = BadInputHub.home(folder.resolve("home"));
        BadInputHub.replace(
                home.resolve("config/partners/gpic-sim.yaml"),
                "backoffFirst: PT5S, backoffCap: PT30M",
                "backoffFirst: PT0.3S, backoffCap: PT0.3S");
        BadInputHub.replace(
                home.resolve("config/partners/gpic-sim.yaml"), "attempts: 8", "attempts: 100");
        hub = new BadInputHub.Started(RunningHub.start(var, home), var);
        gpic = hub.sandbox().gpic();
        keys = new GpicCaller(var, gpic.port());
        policies = folder.resolve("policies-gpic.csv");
        String ofPicc = Files.readString(Path.of("src/main/resources/sandbox/policies-picc.csv"));
        Files.writeString(policies, ofPicc.replace("PICC", "GPIC"));
        hub.hub()
                .bean(PolicyImport.class)
                .run(new PolicyImport.Request(policies, Optional.empty()));
    }

    @AfterEach
    void clear() {
        gpic.faults().clear();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aCaseReachesGpicAndItsCallbacksMoveTheClaimToItsEnd() throws Exception {
        OneCar car = OneCar.ofGpic("测试𠮷");
        String accidentNo = report(car);

        Shown confirmed = hub.ledger().confirmed(accidentNo, GPIC);

        assertThat(confirmed.partnerCode()).contains("00000");
        byte[] told = told(accidentNo);
        assertThat(HexFormat.of().formatHex(told)).contains("b2e2cad49534b235");
        assertThat(new String(told, GB18030))
                .contains("<AccidentCode>" + accidentNo + "</AccidentCode>")
                .contains("<AccidentLiability>0</AccidentLiability>")
                .contains("<LossAmount>1800.00</LossAmount>");
        Line closed = line(accidentNo, ClaimStep.CLOSED);
        assertThat(closed.reportNo()).get().asString().startsWith("RGPIC");
        assertThat(closed.amounts().paid()).contains(180_000L);
        assertThat(document(accidentNo)).contains("\"paidFen\":180000").contains("CLOSED");
    }

    @Test
    void twelveThousandAndEightSendsTheDeliveryBackToResolve() throws Exception {
        gpic.faults().on(Fault.NOT_INSURED);
        String accidentNo = report(OneCar.ofGpic("测试甲"));

        Shown redirected =
                hub.ledger().delivery(accidentNo, GPIC, d -> d.state() == DeliveryState.REDIRECTED);

        assertThat(redirected.partnerCode()).contains("12008");
        assertThat(document(accidentNo)).as("a person must decide").contains("WAITING");
    }

    @Test
    void aFaultOfTheServerIsAnAnswerThatLeadsToARetry() throws Exception {
        retriesThenConfirms(Fault.RETRY_LATER, ErrorCode.PARTNER_UNAVAILABLE);
    }

    @Test
    void whatIsNotItsAnswerConfirmsNothing() throws Exception {
        retriesThenConfirms(Fault.WRONG_ID, ErrorCode.PARTNER_UNREADABLE);
    }

    @Test
    void aPageInsteadOfAFaultConfirmsNothing() throws Exception {
        retriesThenConfirms(Fault.HTTP_500, ErrorCode.PARTNER_UNREADABLE);
    }

    private static void retriesThenConfirms(Fault fault, ErrorCode reason) throws Exception {
        gpic.faults().on(fault);
        String accidentNo = report(OneCar.ofGpic("测试甲"));
        Shown tried =
                hub.ledger()
                        .delivery(accidentNo, GPIC, d -> d.attempt() > 1 && d.reason().isPresent());
        assertThat(tried.reason()).contains(reason.name());
        gpic.faults().clear();
        hub.ledger().confirmed(accidentNo, GPIC);
    }

    @Test
    void aRepeatAfterALostAnswerIsADuplicateAndOneClaim() throws Exception {
        gpic.faults().next(Fault.DROP_CONNECTION, 1);
        OneCar car = OneCar.ofGpic("测试甲");
        String accidentNo = report(car);

        assertThat(hub.ledger().confirmed(accidentNo, GPIC).partnerCode()).contains("11009");

        assertThat(gpic.claims().claims())
                .filteredOn(claim -> claim.report().policyNo().equals(car.policyNo()))
                .hasSize(1);
        assertThat(line(accidentNo, ClaimStep.CLOSED).reportNo())
                .as("the callback tells the number that the error did not")
                .isPresent();
    }

    @Test
    void refusesACallbackWithAWrongHmac() throws Exception {
        Instant since = Instant.now();
        byte[] call = call("ZS20250519000001", "RGPIC999999999999");

        HttpResponse<byte[]> answer = post(call, keys.mac(new byte[0]));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).contains("SIGNATURE_INVALID");
        assertThat(hub.ledger().message("REFUSED", ErrorCode.SIGNATURE_INVALID, GPIC, since))
                .isNotNull();
    }

    @Test
    void takesAForgedStepOnlyWhenGpicTellsItAgainItself() throws Exception {
        gpic.faults().next(Fault.WRONG_SIGNATURE, 3);
        String accidentNo = report(OneCar.ofGpic("测试甲"));

        assertThat(line(accidentNo, ClaimStep.CLOSED)).isNotNull();
    }

    @Test
    void holdsACallbackThatItCannotPlaceAndAnswersInGpicsShapeUnderItsMac() throws Exception {
        byte[] call = call("ZS20250519000001", "RGPIC999999999999");

        HttpResponse<byte[]> answer = post(call, keys.mac(call));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/xml;charset=GB18030");
        assertThat(answer.headers().firstValue("X-Mac")).contains(keys.mac(answer.body()));
        assertThat(text(answer)).contains("<ResCode>0</ResCode>");
        assertThat(hub.hub().bean(HeldStatements.class).list(Optional.of(GPIC), 20)).isNotEmpty();
    }

    @Test
    void answersARepeatedCallbackAsTakenAndRecordsItOnce() throws Exception {
        String accidentNo = report(OneCar.ofGpic("测试甲"));
        String reportNo = line(accidentNo, ClaimStep.CLOSED).reportNo().orElseThrow();
        byte[] late = call(accidentNo, reportNo, 99);
        assertThat(text(post(late, keys.mac(late)))).contains("<ResCode>0</ResCode>");
        long before = events(accidentNo);

        assertThat(text(post(late, keys.mac(late)))).contains("<ResCode>0</ResCode>");
        assertThat(events(accidentNo)).isEqualTo(before);
    }

    @Test
    void refusesAStepThatWasToldWithOtherContentBefore() throws Exception {
        String accidentNo = report(OneCar.ofGpic("测试甲"));
        String reportNo = line(accidentNo, ClaimStep.CLOSED).reportNo().orElseThrow();
        byte[] changed = call(accidentNo, reportNo);

        assertThat(text(post(changed, keys.mac(changed))))
                .contains("<ResCode>1</ResCode><ErrorCode>MESSAGE_ID_CONFLICT</ErrorCode>");
    }

    @Test
    void showsTheWsdlOfItsServiceWhereItIsCalled() throws Exception {
        URI url = URI.create(hub.hub().url() + SERVICE + "?wsdl");
        HttpResponse<String> wsdl =
                CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

        assertThat(wsdl.statusCode()).isEqualTo(200);
        assertThat(wsdl.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(wsdl.body())
                .contains("<wsdl:operation name=\"notify\">")
                .contains("location=\"" + hub.hub().url() + SERVICE + "\"");
    }

    @Test
    void anotherClientCertificateReachesNothing(@TempDir Path folder) throws Exception {
        Path var = Files.createDirectory(folder.resolve("var"));
        Path home = BadInputHub.home(folder.resolve("home"));
        Path file = home.resolve("config/partners/gpic-sim.yaml");
        BadInputHub.replace(file, "gpic-sim/client.crt", "stranger/client.crt");
        BadInputHub.replace(file, "gpic-sim/client.key", "stranger/client.key");
        GpicCaller.stranger(var.resolve("keys/partners/stranger"));
        try (RunningHub other = RunningHub.start(var, home)) {
            other.bean(PolicyImport.class)
                    .run(new PolicyImport.Request(policies, Optional.empty()));
            var started = new BadInputHub.Started(other, var);
            OneCar car = OneCar.ofGpic("测试甲");
            String accidentNo = Sending.by(started).accept(car.reported());
            Sending.by(started).accept(car.liability());

            Shown tried =
                    started.ledger()
                            .delivery(accidentNo, GPIC, d -> d.state() == DeliveryState.RETRY);

            assertThat(tried.reason())
                    .as("in TLS 1.3 the refusal comes after the first bytes have left")
                    .contains(ErrorCode.OUTCOME_UNKNOWN.name());
            assertThat(other.sandbox().gpic().log().received()).isZero();
        }
    }

    /** The first step, as the simulator tells it. */
    private static byte[] call(String accidentNo, String reportNo) {
        return call(accidentNo, reportNo, 1);
    }

    private static byte[] call(String accidentNo, String reportNo, int sequence) {
        return ("<?xml version=\"1.0\" encoding=\"GB18030\"?>"
                        + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                        + "<c:notify xmlns:c=\"urn:tongqu:gpic-sim:claim-callback\">"
                        + "<requestType>02</requestType><xml><![CDATA[<Packet><Body><BasePart>"
                        + "<AccidentCode>"
                        + accidentNo
                        + "</AccidentCode><CoverageType>1</CoverageType><ClaimNotificationNo>"
                        + reportNo
                        + "</ClaimNotificationNo><ClaimStatus>50</ClaimStatus>"
                        + "<StatusTime>202505191905</StatusTime><StatusSeq>"
                        + sequence
                        + "</StatusSeq>"
                        + "</BasePart></Body></Packet>]]></xml></c:notify></s:Body></s:Envelope>")
                .getBytes(GB18030);
    }

    private static HttpResponse<byte[]> post(byte[] body, String mac) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(hub.hub().url() + SERVICE))
                        .header("Content-Type", "text/xml; charset=GB18030")
                        .header("X-Mac", mac)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return CLIENT.send(request, BodyHandlers.ofByteArray());
    }

    private static String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private static byte[] told(String accidentNo) {
        return gpic.log().entries().stream()
                .filter(entry -> entry.text(GB18030).contains(accidentNo))
                .findFirst()
                .orElseThrow()
                .payload();
    }

    private static Line line(String accidentNo, ClaimStep step) {
        return hub.ledger()
                .until(
                        () ->
                                lines(accidentNo).stream()
                                        .filter(
                                                line ->
                                                        line.progress()
                                                                .step()
                                                                .equals(Optional.of(step)))
                                        .findFirst());
    }

    private static List<Line> lines(String accidentNo) {
        return hub.hub().bean(Lines.class).of(accidentNo);
    }

    private static long events(String accidentNo) {
        return hub.hub().bean(Cases.class).eventsAfter(accidentNo, 0).size();
    }

    private static String document(String accidentNo) {
        return hub.hub().bean(Cases.class).read(accidentNo).orElseThrow().tree().toString();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), GB18030);
    }
}
