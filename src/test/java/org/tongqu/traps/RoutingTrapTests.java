package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.accident.PlateNumber;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.partner.InsurerRegistry.Origin;
import org.tongqu.partner.InsurerRegistry.Servicing;
import org.tongqu.partner.internal.InsurersFile;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Traps of which company a policy belongs to; those of the resolver are in its own tests. */
class RoutingTrapTests {
    private static final InsurerRegistry SHIPPED =
            new InsurersFile(Path.of("config/insurers.yaml"));

    /** BXGS, the police form's field for the insurer, is whatever somebody typed. */
    @ParameterizedTest
    @CsvSource({"人保, PICC", "中国人民财产保险股份有限公司舟山市分公司, PICC", "平安财险, PAIC", "太平洋, CPIC"})
    void trap03FreeTextIsOnlyAHintHoweverItIsWritten(String text, String hint) {
        assertThat(SHIPPED.hint(text)).contains(hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "不详", "某某保险", "平安人保"})
    void trap03TextThatNamesNobodyOrTwoHintsAtNobody(String text) {
        assertThat(SHIPPED.hint(text)).isEmpty();
    }

    @Test
    void trap08APolicyOfACompanyThatIsNoMoreIsServedByItsSuccessor() {
        Origin policy = new Origin("ABIC", Optional.empty(), Optional.of("X1"));
        assertThat(SHIPPED.servicing(policy, Instant.parse("2025-05-19T10:05:00Z")))
                .isEqualTo(new Servicing("DJIC", List.of("ABIC")));
    }

    @ParameterizedTest
    @CsvSource({
        "浙L·0T001, 浙L0T001",
        "浙L 0T001, 浙L0T001",
        "浙Ｌ０Ｔ００１, 浙L0T001",
        "浙l0t001, 浙L0T001",
        "浙L·D00001, 浙LD00001"
    })
    void trap09APlateIsOneTextHoweverItWasWritten(String written, String canonical) {
        assertThat(PlateNumber.canonical(written)).isEqualTo(canonical);
    }
}
