package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.scenario.TransferredInsurer.TAIC;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.accident.ClaimStep;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.EventPages;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.taic.TaicSim;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole way to an insurer behind a socket, and back: hub and simulator as they are shipped. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaicIT {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Optional<ClaimStep> CLOSED = Optional.of(ClaimStep.CLOSED);
    private static final AtomicInteger CARS = new AtomicInteger(401);

    private static @Nullable TransferredInsurer running;

    private final TransferredInsurer insurer = Objects.requireNonNull(running);
    private final TaicSim taic = insurer.hub().sandbox().taic();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        running = TransferredInsurer.start(folder, "2024-07-01T00:00:00+08:00");
        running.clock().advanceTo(LocalTime.of(1, 30));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(running).close();
    }

    @AfterEach
    void clear() {
        taic.faults().clear();
    }

    @Test
    void takesAReportAndTellsUnaskedHowItGoesUntilItIsClosed() throws Exception {
        OneCar car = car("测试甲");
        String accidentNo = insurer.send(car.reported());
        insurer.send(car.liability());

        insurer.line(accidentNo, line -> line.progress().step().equals(CLOSED));
        assertThat(insurer.line(accidentNo).amounts().paid()).contains(180_000L);
        assertThat(insurer.line(accidentNo).reportNo().orElseThrow()).startsWith("RTAIC");
        assertThat(insurer.ledger().deliveries(accidentNo, TAIC))
                .extracting(Shown::state)
                .containsExactly(DeliveryState.CONFIRMED, DeliveryState.CONFIRMED);
        assertThat(heard(car))
                .extracting(entry -> entry.text(GBK))
                .anyMatch(text -> text.contains("^zeRenLeiXing=X^"))
                .anyMatch(text -> text.contains("^jiaShiYuan=测试甲^"))
                .anyMatch(text -> text.contains("^zeRenLeiXing=A^"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"测试𠮷", "测试䶮"})
    void parksANameThatGbkCannotExpress(String driver) throws Exception {
        OneCar car = car(driver);
        String accidentNo = insurer.send(car.reported());

        Shown parked =
                insurer.ledger().delivery(accidentNo, TAIC, d -> d.state() == DeliveryState.PARKED);
        assertThat(parked.reason()).contains(ErrorCode.NOT_ENCODABLE.name());
        assertThat(heard(car)).as("nothing was sent, least of all a question mark").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DROP_CONNECTION, E003",
        "TIMEOUT, E003",
        "WRONG_SIGNATURE, E003",
        "HTML_INSTEAD, E003",
        "WRONG_ID, E003",
        "RETRY_LATER, -"
    })
    void sendsTheSameTraceNumberAgainUntilTheAnswerIsGood(Fault fault, String code)
            throws Exception {
        taic.faults().next(fault, 1);
        OneCar car = car("测试甲");
        String accidentNo = insurer.send(car.reported());

        Shown confirmed = insurer.ledger().confirmed(accidentNo, TAIC);
        assertThat(confirmed.attempt()).isEqualTo(2);
        assertThat(confirmed.partnerCode().orElse("-")).isEqualTo(code);
        assertThat(heard(car))
                .extracting(MessageLog.Entry::id)
                .allMatch(id -> id.matches("\\d{12}"));
        assertThat(heard(car).stream().map(MessageLog.Entry::id).distinct()).hasSize(1);
        assertThat(claims(car)).as("one claim, however often it was sent").isEqualTo(1);
    }

    @Test
    void redirectsWhatIsNotInsuredThere() throws Exception {
        taic.faults().next(Fault.NOT_INSURED, 1);
        OneCar car = car("测试甲");
        String accidentNo = insurer.send(car.reported());

        Shown redirected =
                insurer.ledger()
                        .delivery(accidentNo, TAIC, d -> d.state() == DeliveryState.REDIRECTED);
        assertThat(redirected.partnerCode()).contains("E008");
    }

    @Test
    void connectsAgainWhenTheConnectionIsCutAndTakesAProgressOnlyOnce() throws Exception {
        OneCar car = car("测试甲");
        String accidentNo = insurer.send(car.reported());
        insurer.ledger().confirmed(accidentNo, TAIC);
        int before = taic.connections();
        taic.faults().next(Fault.DUPLICATE, 3);
        taic.cut();

        insurer.line(accidentNo, line -> line.progress().step().equals(CLOSED));
        assertThat(taic.connections()).isGreaterThan(before);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void waitsForTheEndOfTheMaintenanceWindowWithoutUsingUpAttempts() throws Exception {
        Instant night = insurer.clock().advanceTo(LocalTime.of(23, 10));
        insurer.ledger().until(() -> Optional.of(taic).filter(t -> !t.isConnected()));
        int connections = taic.connections();
        OneCar car = car("测试甲");
        String accidentNo = insurer.send(car.reported());

        Shown waiting =
                insurer.ledger().delivery(accidentNo, TAIC, d -> d.state() == DeliveryState.RETRY);
        assertThat(waiting.reason()).contains(ErrorCode.PARTNER_CLOSED.name());
        assertThat(waiting.attempt()).isZero();
        assertThat(Duration.between(night, waiting.dueAt()))
                .isBetween(Duration.ofMinutes(109), Duration.ofMinutes(110));
        assertThat(insurer.hub().shown(insurer.var(), "cases/" + accidentNo))
                .contains("\"precondition\":\"opening at " + waiting.dueAt());
        assertThat(insurer.hub().bean(EventPages.class).ask(TransferredInsurer.SNIC))
                .as("polls are quiet, too")
                .isEmpty();
        insurer.clock().advance(Duration.ofMinutes(100));
        insurer.hub().bean(Deliveries.class).sweep();
        assertThat(insurer.ledger().deliveries(accidentNo, TAIC))
                .extracting(Shown::state)
                .containsExactly(DeliveryState.RETRY);
        assertThat(taic.connections()).isEqualTo(connections);

        insurer.clock().advance(Duration.ofMinutes(11));
        Shown confirmed = insurer.ledger().confirmed(accidentNo, TAIC);
        assertThat(confirmed.attempt()).isEqualTo(1);
        assertThat(insurer.hub().bean(EventPages.class).ask(TransferredInsurer.SNIC)).isPresent();
    }

    private OneCar car(String driver) throws IOException {
        return insurer.car(CARS.getAndIncrement(), "", driver);
    }

    private List<MessageLog.Entry> heard(OneCar car) {
        return taic.log().entries().stream()
                .filter(entry -> entry.text(GBK).contains(car.policyNo()))
                .toList();
    }

    private long claims(OneCar car) {
        return taic.claims().claims().stream()
                .filter(c -> c.report().policyNo().equals(car.policyNo()))
                .count();
    }
}
