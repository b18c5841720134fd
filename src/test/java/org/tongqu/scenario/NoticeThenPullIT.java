package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.DetailPulls;
import org.tongqu.intake.DetailPulls.State;
import org.tongqu.intake.HeldStatements;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.intake.PartnerIntake.Taken;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Messages;
import org.tongqu.parcel.Parcel;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.paic.PaicSim;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Police12123;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog.Entry;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A partner that only gives notice, sometimes before the hub can know of what. */
class NoticeThenPullIT {
    private static final String PAIC = "paic-sim";
    private static final String PULL_ROUTE = "pull-https." + PAIC;
    private static final Path POLICIES = Path.of("src/test/resources/paic/policies.csv");

    private static RunningHub hub;
    private static LedgerView ledger;

    private final Instant since = Instant.now().minusMillis(1);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        hub = RunningHub.start(folder.resolve("var"), home(folder), "--PAIC_SIM_PULL_PERIOD=100");
        hub.bean(PolicyImport.class).run(new PolicyImport.Request(POLICIES, Optional.empty()));
        ledger = new LedgerView(hub);
    }

    /** The checkout's files, but that PAIC-SIM's statements wait no longer than a test can. */
    private static Path home(Path folder) throws IOException {
        Path home = folder.resolve("home");
        for (String part : List.of("config", "mappings", "routes", "security")) {
            FileSystemUtils.copyRecursively(Path.of(part), home.resolve(part));
        }
        Path partner = home.resolve("config/partners/paic-sim.yaml");
        Files.writeString(
                partner,
                Files.readString(partner)
                        .replaceFirst(
                                "(?m)^intake: .*$",
                                "intake: {holdMost: 2, holdFor: PT3S, pullAttempts: 3,"
                                        + " pullBackoffFirst: PT0.2S, pullBackoffCap: PT1S}"));
        return home;
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void clear() {
        paic().faults().clear();
    }

    @Test
    void goesToItsEndThoughTheFirstPushComesBeforeTheClaim() throws Exception {
        paic().everyChildFirst();
        String policyNo = report(1);

        HeldStatements.Shown early = ledger.until(() -> heldSinceThen());
        assertThat(early.channel()).isEqualTo("pull");

        String accidentNo = claimOf(policyNo).report().key().accidentNo();
        Lines.Line ended = ended(accidentNo);
        assertThat(ended.progress().outcome()).contains(ClaimStep.CLOSED);
        assertThat(ended.amounts().paid()).contains(180_000L);
        assertThat(ledger.confirmed(accidentNo, PAIC).state()).isEqualTo(DeliveryState.CONFIRMED);
        ledger.until(() -> Optional.of(true).filter(x -> heldSinceThen().isEmpty()));
        ledger.until(() -> Optional.of(true).filter(x -> open(State.OPEN).isEmpty()));
        assertThat(open(State.GIVEN_UP)).isEmpty();
        assertThat(answers(policyNo))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.text()).contains("\"code\":\"999999\""));
    }

    @Test
    void takesAPushOnceAndAsksAgainWhenTheDetailIsNotProven() throws Exception {
        RouteController routes = hub.bean(CamelContext.class).getRouteController();
        routes.suspendRoute(PULL_ROUTE);
        paic().faults().next(Fault.DUPLICATE, 1);
        String policyNo = report(2);
        ledger.until(
                () ->
                        answers(policyNo).stream()
                                .filter(a -> a.text().contains("\"repeat\":true"))
                                .findFirst());
        // Nothing else being under way, what goes wrong is the answer to the hub's question.
        String accidentNo = claimOf(policyNo).report().key().accidentNo();
        ledger.until(
                () ->
                        Optional.of(ledger.deliveries(accidentNo, PAIC))
                                .filter(all -> all.stream().allMatch(this::isConfirmed)));
        ledger.until(() -> open(State.OPEN).stream().findFirst());
        paic().faults().next(Fault.WRONG_SIGNATURE, 1);
        routes.resumeRoute(PULL_ROUTE);
        ledger.message("REFUSED", ErrorCode.SIGNATURE_INVALID, PAIC, since);
        paic().faults().next(Fault.RETRY_LATER, 1);

        assertThat(ended(accidentNo).progress().outcome()).contains(ClaimStep.CLOSED);
    }

    @Test
    void opensNothingForAPushThatIsNotSigned() throws Exception {
        String body = "{\"iv\":\"AAAA\",\"cipherText\":\"AAAA\",\"sign\":\"AAAA\"}";
        int status =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        hub.url() + "/v1/partners/paic-sim/push"))
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();

        assertThat(status).isBetween(400, 499);
        ledger.until(
                () ->
                        hub.bean(Messages.class).list(Optional.of("REFUSED"), 100).stream()
                                .filter(m -> m.partner().equals(Optional.of(PAIC)))
                                .filter(m -> m.receivedAt().isAfter(since))
                                .findFirst());
    }

    @Test
    void recordsAsInvalidWhatWaitedTooLongAndHoldsItAgainWhenItIsToldAgain() {
        assertThat(tell("RPAIC999999999991")).isEqualTo(news(1));
        assertThat(tell("RPAIC999999999991")).isEqualTo(news(0));
        assertThat(ledger.messages("INVALID", ErrorCode.LINE_UNKNOWN))
                .noneMatch(m -> m.receivedAt().isAfter(since));

        ledger.message("INVALID", ErrorCode.LINE_UNKNOWN, PAIC, since);

        assertThat(heldIds()).isEmpty();
        assertThat(tell("RPAIC999999999991")).isEqualTo(news(1));
        ledger.until(() -> Optional.of(true).filter(x -> heldIds().isEmpty()));
    }

    @Test
    void letsGoOfTheOldestWhenTooManyWait() {
        tell("RPAIC999999999981");
        List<String> first = heldIds();
        tell("RPAIC999999999982");
        tell("RPAIC999999999983");

        assertThat(heldIds()).hasSize(2).doesNotContainAnyElementsOf(first);
        ledger.message("INVALID", ErrorCode.LINE_UNKNOWN, PAIC, since);
        ledger.until(() -> Optional.of(true).filter(x -> heldIds().isEmpty()));
    }

    @Test
    void givesUpADetailThatIsNeverToldAndAsksAgainOnOrder() {
        String notice =
                "{\"pushType\":\"04\",\"caseNo\":\"RPAIC999999999971\",\"eventId\":\"e-71\"}";
        Channel channel = new Channel(PAIC, "push-in", "test", false);
        PartnerIntake intake = hub.bean(PartnerIntake.class);
        assertThat(intake.accept(channel, parcel(notice))).isEqualTo(news(1));
        assertThat(intake.accept(channel, parcel(notice))).isEqualTo(news(0));

        DetailPulls.Shown given = ledger.until(() -> open(State.GIVEN_UP).stream().findFirst());
        assertThat(given.attempt()).isEqualTo(3);
        assertThat(given.errorCode()).contains("PARTNER_UNAVAILABLE");
        assertThat(hub.metrics())
                .containsPattern("tongqu_pulls\\{partner=\"paic-sim\",state=\"GIVEN_UP\"\\} [01]");

        assertThat(pulls().retry(PAIC, "e-71", "operator-1")).isTrue();
        assertThat(pulls().retry(PAIC, "e-71", "operator-1")).isFalse();
        ledger.until(() -> open(State.GIVEN_UP).stream().findFirst());
        long asked =
                paic().log().entries().stream()
                        .filter(e -> e.kind().equals("claim") && e.id().equals("e-71"))
                        .count();
        assertThat(asked).isEqualTo(6);
        // What is left here would be seen by other tests.
        assertThat(pulls().list(Optional.of(PAIC), State.GIVEN_UP, 10)).hasSize(1);
    }

    private static PaicSim paic() {
        return hub.sandbox().paic();
    }

    private static HeldStatements held() {
        return hub.bean(HeldStatements.class);
    }

    private static DetailPulls pulls() {
        return hub.bean(DetailPulls.class);
    }

    /** Sends an accident of a car insured by PAIC-SIM, liability determined. */
    private static String report(int place) throws IOException {
        OneCar car = OneCar.of(Files.readAllLines(POLICIES).get(place));
        Police12123 police = hub.sandbox().authorities().police12123();
        send(police, "accident.reported", car, car.reported());
        send(police, "liability.determined", car, car.liability());
        return car.policyNo();
    }

    private static void send(Police12123 police, String name, OneCar car, ObjectNode event) {
        police.sender()
                .send(
                        police.party().suites().sm2(),
                        new Event(
                                UUID.randomUUID().toString(),
                                police.name(),
                                name,
                                car.externalNo(),
                                OffsetDateTime.now(ZoneOffset.ofHours(8))
                                        .minusSeconds(5)
                                        .withNano(0),
                                event.path("data")))
                .requireReceipt();
    }

    private Lines.Line ended(String accidentNo) {
        return ledger.until(
                () ->
                        hub.bean(Lines.class).of(accidentNo).stream()
                                .filter(line -> line.progress().isEnded())
                                .filter(line -> line.amounts().paid().isPresent())
                                .findFirst());
    }

    private boolean isConfirmed(Deliveries.Shown delivery) {
        return delivery.state() == DeliveryState.CONFIRMED;
    }

    private Claim claimOf(String policyNo) {
        return ledger.until(
                () ->
                        paic().claims().claims().stream()
                                .filter(c -> c.report().policyNo().equals(policyNo))
                                .findFirst());
    }

    private List<Entry> answers(String policyNo) {
        String reportNo = claimOf(policyNo).reportNo();
        return paic().log().entries().stream()
                .filter(e -> e.kind().equals("push-answer") && e.id().startsWith(reportNo))
                .toList();
    }

    private Optional<HeldStatements.Shown> heldSinceThen() {
        return held().list(Optional.of(PAIC), 10).stream()
                .filter(shown -> shown.receivedAt().isAfter(since))
                .findFirst();
    }

    private List<String> heldIds() {
        return held().list(Optional.of(PAIC), 10).stream().map(HeldStatements.Shown::id).toList();
    }

    private List<DetailPulls.Shown> open(State state) {
        return pulls().list(Optional.of(PAIC), state, 10);
    }

    private static Taken tell(String caseNo) {
        String detail =
                "{\"detail\":{\"eventId\":\"e-1\",\"caseNo\":\"%s\",\"planCode\":\"C01\",\"caseStatus\":\"02\",\"seq\":2,\"statusTime\":\"2026-05-19 18:30:00\"}}"
                        .formatted(caseNo);
        return hub.bean(PartnerIntake.class)
                .accept(new Channel(PAIC, "detail-in", "test", false), parcel(detail));
    }

    private static Taken news(int count) {
        return new Taken(count, Optional.empty(), true);
    }

    private static Parcel parcel(String text) {
        return Parcel.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
