package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongqu.onboarding.BrokenFiles.Broken;
import org.tongqu.onboarding.BrokenFiles.Edit;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Each way to break the declarative files is found, with its place. */
class PartnerCheckTests {
    @TempDir private Path folder = Path.of(".");
    private CheckoutCopy copy = new CheckoutCopy(new TongquPaths(folder, folder));

    @BeforeEach
    void copyTheCheckout() throws IOException {
        copy = CheckoutCopy.in(folder);
    }

    static List<Broken> broken() {
        return BrokenFiles.all();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void findsWhatIsBroken(Broken broken) throws IOException {
        for (Edit edit : broken.edits()) {
            copy.edit(edit.file(), edit.old(), edit.with());
        }
        assertThat(copy.findings(Scope.FILES)).extracting(copy::shown).contains(broken.due());
    }

    @Test
    void findsNeitherErrorNorWarningInTheCheckout() {
        assertThat(copy.findings(Scope.FILES)).filteredOn(CheckoutCopy::isUnexpected).isEmpty();
    }

    @Test
    void remindsOfTheLegacySuitesThatAreAccepted() {
        assertThat(copy.findings(Scope.FILES))
                .filteredOn(finding -> finding.rule() == CheckRule.LEGACY_ACCEPTED)
                .extracting(copy::shown)
                .containsExactly(
                        "LEGACY_ACCEPTED config/partners/taic-sim.yaml:11:/acceptLegacy/until",
                        "LEGACY_ACCEPTED config/partners/ygbx-sim.yaml:10:/acceptLegacy/until");
    }

    @Test
    void namesEveryProblemOfATableAtOnce() throws IOException {
        copy.edit("mappings/picc-sim/codes.yaml", "EQUAL: \"12\", ", "");
        copy.edit("mappings/picc-sim/codes.yaml", "NOTIFIED: Regis", "NOTIFIED: Claim");

        assertThat(copy.findings(Scope.FILES))
                .filteredOn(finding -> finding.rule() == CheckRule.MAPPING_INVALID)
                .extracting(copy::shown)
                .containsExactlyInAnyOrder(
                        "MAPPING_INVALID mappings/picc-sim/codes.yaml:2:/tables/liability",
                        "MAPPING_INVALID mappings/picc-sim/codes.yaml:17:/tables/step/codes/REGISTERED");
    }

    @Test
    void looksAtOnePartnerAlone() throws IOException {
        copy.edit("config/partners/picc-sim.yaml", "code: PICC", "code: NOBODY");
        copy.edit("config/partners/cpic-sim.yaml", "code: CPIC", "code: NOBODY2");

        assertThat(copy.findings(Optional.of("cpic-sim"), Scope.FILES, Clock.systemUTC()))
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(copy::shown)
                .containsExactly("INSURER_UNKNOWN config/partners/cpic-sim.yaml:6:/insurer/code");
    }

    @Test
    void saysInBothLanguagesWhatToDo() {
        for (CheckRule rule : CheckRule.values()) {
            assertThat(List.of(rule.zh(), rule.en()))
                    .as(rule.name())
                    .allMatch(s -> s.contains("%s"));
            assertThat(rule.mendZh()).as(rule.name()).isNotBlank();
            assertThat(rule.mendEn()).as(rule.name()).isNotBlank();
        }
    }
}
