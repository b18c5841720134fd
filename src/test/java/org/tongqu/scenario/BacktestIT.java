package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Backtest;
import org.tongqu.onboarding.Backtest.Change;
import org.tongqu.onboarding.Backtest.Difference;
import org.tongqu.onboarding.Backtest.Outcome;
import org.tongqu.onboarding.Backtest.Wish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A changed mapping on what was delivered before. */
@ExtendWith(OnboardingHub.class)
class BacktestIT {
    private static final String PICC = "picc-sim";

    @TempDir private Path folder = Path.of(".");

    private final OnboardingHub.Started hub = OnboardingHub.hub();
    private final Instant since = Instant.now();

    @Test
    void showsNoDifferenceOfTheSameMapping() throws Exception {
        deliver("测试甲");
        Outcome outcome = run(copy());
        assertThat(outcome.deliveries()).isPositive().isEqualTo(outcome.same());
    }

    @Test
    void showsFieldByFieldWhatWouldDifferWithoutShowingWhoItIs() throws Exception {
        String accidentNo = deliver("测试丙丁");
        Path changed = copy();
        BadInputHub.replace(
                changed.resolve("accident-out.jslt"),
                "yyyy-MM-dd\"), \"dam",
                "dd/MM/yyyy\"), \"dam");
        BadInputHub.replace(
                changed.resolve("accident-out.jslt"),
                "\"driverName\": $own.driver.name",
                "\"driver\": $own.driver.name");
        Outcome outcome = run(changed);
        assertThat(outcome.different()).isEqualTo(outcome.deliveries()).isPositive();
        Difference one =
                outcome.differences().stream()
                        .filter(d -> d.accidentNo().equals(accidentNo))
                        .findFirst()
                        .orElseThrow();
        String report = "/packet/requestbody/reportInfo/";
        assertThat(one.changes())
                .containsExactlyInAnyOrder(
                        change(report + "damageDate", "9999-99-99", "99/99/9999"),
                        change(report + "driverName", "汉汉汉汉", null),
                        change(report + "driver", null, "汉汉汉汉"));
        assertThat(outcome.fields()).containsEntry(report + "damageDate", outcome.deliveries());
        assertThat(outcome.toString()).doesNotContain("丙丁");
    }

    @Test
    void saysWhatWouldBeParked() throws Exception {
        deliver("测试𠮷");
        Path changed = copy();
        BadInputHub.replace(changed.resolve("mapping.yaml"), "charset: UTF-8", "charset: GBK");
        Outcome outcome = run(changed);
        assertThat(outcome.parked()).isEqualTo(1);
        assertThat(outcome.differences())
                .anyMatch(d -> d.after().equals(Optional.of("NOT_ENCODABLE")));
    }

    @Test
    void isAuditedAndRefusesAMappingThatIsWrong() throws Exception {
        run(copy());
        assertThat(
                        hub.hub()
                                .bean(JdbcClient.class)
                                .sql(
                                        "select count(*) from ledger_audit where action ="
                                                + " 'mapping.backtested' and actor = 'tester'")
                                .query(Integer.class)
                                .single())
                .isPositive();
        Path wrong = copy();
        BadInputHub.replace(wrong.resolve("accident-out.jslt"), "let own", "let let own");
        assertThatThrownBy(() -> run(wrong))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContaining("mapping.yaml");
    }

    private static Change change(String field, @Nullable String before, @Nullable String after) {
        return new Change(field, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    private Outcome run(Path mapping) {
        return hub.hub().bean(Backtest.class).run(new Wish(PICC, mapping, since, 1000, "tester"));
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("changed-" + UUID.randomUUID());
        FileSystemUtils.copyRecursively(Path.of("mappings/picc-sim"), copy);
        return copy;
    }

    private String deliver(String driver) throws Exception {
        OneCar car = OneCar.ofPicc(driver);
        Sending sending = Sending.by(hub.hub(), hub.var());
        String accidentNo = sending.accept(car.reported());
        sending.accept(car.liability());
        hub.ledger().confirmed(accidentNo, PICC);
        return accidentNo;
    }
}
