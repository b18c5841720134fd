package org.tongqu.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.partner.InsurerRegistry.Origin;
import org.tongqu.partner.InsurerRegistry.Servicing;
import org.tongqu.partner.internal.InsurersFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class InsurerRegistryTests {
    private static final Instant CUT_OVER = Instant.parse("2024-06-30T16:00:00Z");
    private static final InsurerRegistry SHIPPED =
            new InsurersFile(Path.of("config/insurers.yaml"));

    private final Path folder;

    InsurerRegistryTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "人保, PICC",
        "人 保 财 险, PICC",
        "中国人民财产保险股份有限公司舟山市分公司, PICC",
        "太平洋财险舟山中支, CPIC",
        "太平财险, TPIC",
        "阳光农业相互保险公司, SMIC",
        "阳光财险（舟山）, YGBX",
        "中国大地财产保险股份有限公司, CCIC",
        "信达财产保险, XDCX"
    })
    void takesTheLongestKnownNameInFreeTextAsAHint(String text, String code) {
        assertThat(SHIPPED.hint(text)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "无", "某某保险", "平安人保"})
    void hintsAtNobodyWhenTheTextNamesNobodyOrTwo(String text) {
        assertThat(SHIPPED.hint(text)).isEmpty();
    }

    @Test
    void knowsACompanyByItsCodesInOtherSystems() {
        assertThat(SHIPPED.codeOf("CBIT", "CLIC")).contains("GPIC");
        assertThat(SHIPPED.codeOf("LIST_98", "9801")).contains("PICC");
        assertThat(SHIPPED.codeOf("LIST_98", "9999")).isEmpty();
    }

    @Test
    void followsASuccessionFromItsFirstMomentOn() {
        Origin policy = new Origin("TAIC", Optional.of("SNIC"), Optional.of("X1"));
        assertThat(SHIPPED.servicing(policy, CUT_OVER.minusMillis(1)).code()).isEqualTo("TAIC");
        assertThat(SHIPPED.servicing(policy, CUT_OVER))
                .isEqualTo(new Servicing("SNIC", List.of("TAIC")));
    }

    @Test
    void leavesAPolicyThatIsNotInTheTransferListWhereItIs() {
        Origin policy = new Origin("TAIC", Optional.empty(), Optional.of("X1"));
        assertThat(SHIPPED.servicing(policy, CUT_OVER).code()).isEqualTo("TAIC");
    }

    @Test
    void followsASuccessionOnlyOnItsDayEvenIfTheFileNamesTheSuccessorBefore() {
        Origin policy = new Origin("TAIC", Optional.of("SNIC"), Optional.empty());
        assertThat(SHIPPED.servicing(policy, CUT_OVER.minusMillis(1)).code()).isEqualTo("TAIC");
    }

    @Test
    void believesTheInsurersFileAboutASuccessorThatHasNoDateHere() {
        Origin policy = new Origin("HAIC", Optional.of("HTIC"), Optional.empty());
        assertThat(SHIPPED.servicing(policy, CUT_OVER).code()).isEqualTo("HTIC");
    }

    @Test
    void movesOnlyListedPoliciesOrOnlyThoseOfAPrefixWhenTheFileSaysSo() {
        InsurerRegistry registry =
                registry(
                        """
                        - {from: AAAA, to: BBBB, kind: TRANSFER, effectiveAt: "2024-01-01T00:00:00+08:00", appliesTo: LISTED}
                        - {from: AAAA, to: CCCC, kind: TRANSFER, effectiveAt: "2024-01-01T00:00:00+08:00", policyPrefix: MOTOR}
                        """);
        assertThat(servicing(registry, Optional.of("BBBB"), "X1")).isEqualTo("BBBB");
        assertThat(servicing(registry, Optional.empty(), "X1")).isEqualTo("AAAA");
        assertThat(servicing(registry, Optional.empty(), "MOTOR-1")).isEqualTo("CCCC");
    }

    @Test
    void followsSuccessionsOneAfterTheOther() {
        InsurerRegistry registry =
                registry(
                        """
                        - {from: BBBB, to: CCCC, kind: ABSORB, effectiveAt: "2024-01-01T00:00:00+08:00"}
                        - {from: AAAA, to: BBBB, kind: RENAME, effectiveAt: "2023-01-01T00:00:00+08:00"}
                        """);
        Origin policy = new Origin("AAAA", Optional.empty(), Optional.empty());
        assertThat(registry.servicing(policy, CUT_OVER))
                .isEqualTo(new Servicing("CCCC", List.of("AAAA", "BBBB")));
    }

    @Test
    void refusesSuccessionsInACircleAndOfUnknownCompanies() {
        String there =
                "- {from: AAAA, to: BBBB, kind: RENAME, effectiveAt: \"2024-01-01T00:00:00Z\"}\n";
        String back =
                "- {from: BBBB, to: AAAA, kind: RENAME, effectiveAt: \"2024-01-01T00:00:00Z\"}\n";
        assertThatThrownBy(() -> registry(there + back))
                .hasMessageContainingAll(":8:/successions/1", "circle");
        assertThatThrownBy(() -> registry(there.replace("BBBB", "BBBC")))
                .hasMessageContainingAll("/successions/0/to", "did you mean");
    }

    private static String servicing(
            InsurerRegistry registry, Optional<String> stated, String policyNo) {
        return registry.servicing(new Origin("AAAA", stated, Optional.of(policyNo)), CUT_OVER)
                .code();
    }

    private InsurerRegistry registry(String successions) {
        try {
            return new InsurersFile(
                    Files.writeString(
                            folder.resolve("insurers.yaml"),
                            """
                            codeSystem: CBIT
                            insurers:
                            - {code: AAAA, title: {zh: 甲, en: A}}
                            - {code: BBBB, title: {zh: 乙, en: B}}
                            - {code: CCCC, title: {zh: 丙, en: C}}
                            successions:
                            """
                                    + successions));
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
