package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.HeldStatements;
import org.tongqu.ledger.Cursors;
import org.tongqu.ledger.Leases;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Lines.Line;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Ending;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.ygbx.YgbxSim;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An insurer that cannot tell a repeat: it is asked before anything is sent again. */
class YgbxIT {
    private static final String YGBX = "ygbx-sim";
    private static final Path POLICIES = Path.of("src/test/resources/ygbx-sim/policies.csv");
    private static final int MANY = 30;
    private static final Deque<String> CARS = new ArrayDeque<>();

    private static BadInputHub.@Nullable Started started;

    private final BadInputHub.Started hub = hub();
    private final YgbxSim ygbx = hub.sandbox().ygbx();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path home = BadInputHub.home(folder.resolve("home"));
        Path partner = home.resolve("config/partners/ygbx-sim.yaml");
        BadInputHub.replace(partner, "answerWithin: PT10S", "answerWithin: PT1S");
        BadInputHub.replace(
                partner,
                "backoffFirst: PT3S, backoffCap: PT10M",
                "backoffFirst: PT0.3S, backoffCap: PT0.3S");
        Path var = Files.createDirectories(folder.resolve("var"));
        started = new BadInputHub.Started(RunningHub.start(var, home), var);
        hub().hub()
                .bean(PolicyImport.class)
                .run(new PolicyImport.Request(POLICIES, Optional.empty()));
        Files.readAllLines(POLICIES).stream().skip(1).forEach(CARS::add);
    }

    @AfterAll
    static void stop() {
        hub().close();
    }

    private static BadInputHub.Started hub() {
        return Objects.requireNonNull(started);
    }

    @BeforeEach
    @AfterEach
    void clear() {
        ygbx.faults().clear();
    }

    @Test
    void movesAClaimToItsEndByTheList() throws Exception {
        String accidentNo = report(nextCar());

        Shown confirmed = hub.ledger().confirmed(accidentNo, YGBX);
        assertThat(confirmed.attempt()).isEqualTo(1);
        Line closed = reached(accidentNo, ClaimStep.CLOSED);
        assertThat(closed.amounts().paid()).contains(180_000L);
        assertThat(closed.reportNo()).hasValueSatisfying(no -> assertThat(no).startsWith("RYGBX"));
        assertThat(sent(accidentNo, "rptAcdt"))
                .singleElement()
                .satisfies(
                        entry ->
                                assertThat(entry.text())
                                        .contains("cDrvNme=测试甲", "nDutyPct=100", "cLcnNo=浙L-0T6"));
    }

    @Test
    void amendsItsReportByALaterEventAndAsksAboutThatVersion() throws Exception {
        OneCar car = nextCar();
        String accidentNo = report(car);
        hub.ledger().confirmed(accidentNo, YGBX);
        ygbx.faults().on(Fault.DROP_CONNECTION);
        Sending.by(hub).accept(car.evidence());
        hub.ledger()
                .delivery(
                        accidentNo,
                        YGBX,
                        d -> d.contentVersion() == 2 && d.state() == DeliveryState.UNKNOWN);

        ygbx.faults().clear();
        hub.ledger()
                .delivery(
                        accidentNo,
                        YGBX,
                        d -> d.contentVersion() == 2 && d.state() == DeliveryState.CONFIRMED);
        assertThat(sent(accidentNo, "rptAcdt"))
                .extracting(MessageLog.Entry::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("cOptTyp=N", "nVer=1"),
                        second -> assertThat(second).contains("cOptTyp=U", "nVer=2"));
        assertThat(reports(accidentNo)).hasSize(1);
    }

    @Test
    void asksAfterALostAnswerAndHoldsOneReportPerDelivery() throws Exception {
        ygbx.faults().next(Fault.LOST_ANSWER, MANY);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            cases.add(report(nextCar()));
        }
        for (String accidentNo : cases) {
            Shown confirmed = hub.ledger().confirmed(accidentNo, YGBX);
            assertThat(confirmed.attempt()).as("one send, one question at least").isGreaterThan(1);
            assertThat(sent(accidentNo, "rptAcdt")).as("sent once").hasSize(1);
            assertThat(sent(accidentNo, "qryRpt")).isNotEmpty();
            assertThat(line(accidentNo).reportNo()).contains(reports(accidentNo).get(0).reportNo());
        }
        assertThat(ygbx.mostReportsOfOneReference()).isEqualTo(1);
        for (String accidentNo : cases) {
            reached(accidentNo, ClaimStep.CLOSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_500", "HTML_INSTEAD", "EMPTY_200"})
    void sendsAgainWhatThePartnerSaysItDoesNotHold(Fault fault) throws Exception {
        ygbx.faults().on(fault);
        String accidentNo = report(nextCar());
        hub.ledger().delivery(accidentNo, YGBX, d -> d.attempt() > 2);
        assertThat(sent(accidentNo, "rptAcdt")).as("the work was never done").isEmpty();

        ygbx.faults().clear();
        hub.ledger().confirmed(accidentNo, YGBX);
        assertThat(sent(accidentNo, "rptAcdt")).hasSize(1);
        assertThat(sent(accidentNo, "qryRpt")).isNotEmpty();
        assertThat(reports(accidentNo)).hasSize(1);
    }

    @Test
    void parksWhatStaysUnknownAndAsksFirstWhenItIsRetried() throws Exception {
        ygbx.faults().on(Fault.DROP_CONNECTION);
        String accidentNo = report(nextCar());
        Shown parked =
                hub.ledger().delivery(accidentNo, YGBX, d -> d.state() == DeliveryState.PARKED);
        assertThat(parked.reason()).contains(ErrorCode.OUTCOME_UNKNOWN.name());
        assertThat(sent(accidentNo, "rptAcdt")).as("never sent blindly").hasSize(1);

        ygbx.faults().clear();
        hub.hub().bean(org.tongqu.delivery.Deliveries.class).retry(parked.deliveryId(), "operator");
        hub.ledger().confirmed(accidentNo, YGBX);
        assertThat(sent(accidentNo, "rptAcdt")).hasSize(1);
        assertThat(reports(accidentNo)).hasSize(1);
    }

    @Test
    void showsAnUnknownOutcomeUntilThePartnerHasSaidWhatItHolds() throws Exception {
        ygbx.faults().on(Fault.DROP_CONNECTION);
        String accidentNo = report(nextCar());
        hub.ledger().delivery(accidentNo, YGBX, d -> d.state() == DeliveryState.UNKNOWN);

        ygbx.faults().clear();
        hub.ledger().confirmed(accidentNo, YGBX);
        assertThat(reports(accidentNo)).hasSize(1);
    }

    @Test
    void redirectsWhatIsNotInsuredThere() throws Exception {
        ygbx.faults().on(Fault.NOT_INSURED);
        String accidentNo = report(nextCar());

        Shown redirected =
                hub.ledger().delivery(accidentNo, YGBX, d -> d.state() == DeliveryState.REDIRECTED);
        assertThat(redirected.partnerCode()).contains("1008");
    }

    @Test
    void goesOnWhenAPageNamesAReportThatNobodyKnows() throws Exception {
        Claim.Key nobody =
                new Claim.Key("ZS20250519999999", "浙L0T999", Claim.PolicyKind.COMPULSORY);
        ygbx.claims().openAnother(new Claim.Report(nobody, "DEMO-YGBX-C-9999", false));
        ygbx.faults().on(Fault.DUPLICATE);
        String accidentNo = report(nextCar());

        reached(accidentNo, ClaimStep.CLOSED);
        assertThat(hub.hub().bean(HeldStatements.class).list(Optional.of(YGBX), 20)).isNotEmpty();
        assertThat(hub.hub().metrics())
                .containsPattern(
                        "tongqu_list_rows_total\\{partner=\"ygbx-sim\",result=\"known\"\\} [1-9]");
    }

    @Test
    void readsPageAfterPageUntilOneIsEmpty() throws Exception {
        ygbx.claims().end("DEMO-YGBX-C-8888", Ending.CANCELLED);
        for (int i = 0; i < 120; i++) {
            Claim.Key nobody =
                    new Claim.Key("ZS20250519888888", "浙L0T998", Claim.PolicyKind.COMPULSORY);
            ygbx.claims().openAnother(new Claim.Report(nobody, "DEMO-YGBX-C-8888", false));
        }
        String accidentNo = report(nextCar());

        reached(accidentNo, ClaimStep.CLOSED);
        List<String> pages =
                ygbx.log().entries().stream()
                        .filter(e -> e.kind().equals("getList"))
                        .map(MessageLog.Entry::text)
                        .toList();
        assertThat(pages)
                .anyMatch(text -> text.contains("pageNum=2"))
                .anyMatch(text -> text.contains("pageNum=3"));
        assertThat(position()).matches("[0-9]{13}( [0-9]{13} [0-9]+)?");
    }

    @Test
    void movesAPositionOnlyFromWhereItIsAndUnderTheLease() {
        assertThat(moved(Optional.empty(), "5", "lease-of-nobody")).isFalse();
        hub.hub()
                .bean(Ledger.class)
                .record(() -> hub.hub().bean(Leases.class).hold("list/t", Duration.ofMinutes(1)));
        assertThat(moved(Optional.empty(), "5", "list/t")).isTrue();
        assertThat(moved(Optional.empty(), "6", "list/t")).isFalse();
        assertThat(moved(Optional.of("4"), "6", "list/t")).isFalse();
        assertThat(moved(Optional.of("5"), "6", "lease-of-nobody")).isFalse();
        assertThat(moved(Optional.of("5"), "6", "list/t")).isTrue();
    }

    private boolean moved(Optional<String> from, String to, String lease) {
        Cursors.Move move = new Cursors.Move("t-sim", "progress", from, to, lease);
        return hub.hub().bean(Ledger.class).record(() -> hub.hub().bean(Cursors.class).move(move));
    }

    @Test
    void asksWhenAnAttemptWasCutOffByACrash() throws Exception {
        ygbx.faults().on(Fault.HTTP_503);
        String accidentNo = report(nextCar());
        hub.ledger().delivery(accidentNo, YGBX, d -> d.state() == DeliveryState.RETRY);
        // As if a node had claimed the delivery and died, an hour ago.
        hub.hub()
                .bean(JdbcClient.class)
                .sql(
                        "update delivery_delivery set state = 'SENDING', token = token + 1,"
                                + " attempt = 1, due_at = now() - interval '1 hour' where"
                                + " accident_no = ?")
                .param(accidentNo)
                .update();
        hub.ledger().delivery(accidentNo, YGBX, d -> d.state() == DeliveryState.UNKNOWN);

        ygbx.faults().clear();
        hub.ledger().confirmed(accidentNo, YGBX);
        assertThat(
                        ygbx.log().entries().stream()
                                .filter(e -> e.id().equals(accidentNo))
                                .map(MessageLog.Entry::kind))
                .containsExactly("qryRpt", "rptAcdt");
    }

    private String position() {
        return hub.hub()
                .bean(JdbcClient.class)
                .sql("select position from ledger_cursor where partner = ?")
                .param(YGBX)
                .query(String.class)
                .single();
    }

    private static OneCar nextCar() {
        return OneCar.of(CARS.remove());
    }

    private String report(OneCar car) throws Exception {
        String accidentNo = Sending.by(hub).accept(car.reported());
        Sending.by(hub).accept(car.liability());
        return accidentNo;
    }

    private List<MessageLog.Entry> sent(String accidentNo, String method) {
        return ygbx.log().entries().stream()
                .filter(e -> e.kind().equals(method) && e.id().equals(accidentNo))
                .toList();
    }

    private List<Claim> reports(String accidentNo) {
        return ygbx.claims().claims().stream()
                .filter(claim -> claim.report().key().accidentNo().equals(accidentNo))
                .toList();
    }

    private Line line(String accidentNo) {
        return hub.ledger().until(() -> findLine(accidentNo));
    }

    private Optional<Line> findLine(String accidentNo) {
        return hub
                .hub()
                .bean(Ledger.class)
                .record(() -> hub.hub().bean(Lines.class).of(accidentNo))
                .stream()
                .findFirst();
    }

    private Line reached(String accidentNo, ClaimStep step) {
        return hub.ledger()
                .until(
                        () ->
                                findLine(accidentNo)
                                        .filter(
                                                l ->
                                                        l.progress()
                                                                .step()
                                                                .equals(Optional.of(step))));
    }
}
