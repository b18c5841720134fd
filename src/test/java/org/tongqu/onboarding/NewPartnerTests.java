package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.NewPartner.Request;
import org.tongqu.onboarding.NewPartner.Written;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A new partner's files are complete but for what only people know. */
class NewPartnerTests {
    private static final String NAME = "yunling-sim";

    @TempDir private Path folder = Path.of(".");
    private CheckoutCopy copy = new CheckoutCopy(new TongquPaths(folder, folder));

    @BeforeEach
    void copyTheCheckout() throws IOException {
        copy = CheckoutCopy.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picc-sim",
                "cpic-sim",
                "ccic-sim",
                "gpic-sim",
                "cicp-sim",
                "paic-sim",
                "snic-sim"
            })
    void lacksNothingButTheCompanyAndItsAddresses(String model) {
        write(model);

        assertThat(rules()).containsOnly(CheckRule.INSURER_UNKNOWN, CheckRule.PLACEHOLDER_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taic-sim", "ygbx-sim"})
    void leavesItOpenWhetherALegacySuiteIsAccepted(String model) {
        write(model);

        assertThat(rules())
                .contains(CheckRule.LEGACY_NOT_ACCEPTED)
                .isSubsetOf(
                        CheckRule.SCHEMA, // PLAIN is accepted by that decision, too
                        CheckRule.LEGACY_NOT_ACCEPTED,
                        CheckRule.INSURER_UNKNOWN,
                        CheckRule.PLACEHOLDER_EMPTY);
    }

    @Test
    void passesTheCheckOnceItIsFilledIn() throws IOException {
        write("picc-sim");
        copy.edit(
                "config/insurers.yaml",
                "insurers:\n",
                "insurers:\n  - code: YLIC\n    title: {zh: 云岭财险（虚构）, en: Yunling (invented)}\n");
        copy.edit("config/partners/" + NAME + ".yaml", "${YUNLING_SIM_PORT}", "18999");
        copy.edit("config/partners/" + NAME + ".yaml", "code: TODO", "code: YLIC");

        assertThat(rules()).isEmpty();
    }

    @Test
    void saysNothingOfTheModel() throws IOException {
        write("picc-sim");

        String text = Files.readString(copy.file("config/partners/" + NAME + ".yaml"));
        assertThat(text.lines().skip(1))
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("picc-sim"));
        assertThat(text)
                .contains("partners/yunling-sim/sign.crt", "code: TODO", "simulated: true")
                .contains("${YUNLING_SIM_POLL_PERIOD:PT5S}")
                .doesNotContain("18443");
    }

    @Test
    void tellsWhatIsToBeDone() {
        Written written = write("ccic-sim");

        assertThat(written.variables()).containsExactly("YUNLING_SIM_SFTP_PORT");
        assertThat(written.keyFiles())
                .containsExactly(
                        "partners/yunling-sim/encrypt.crt",
                        "partners/yunling-sim/hostkey.pub",
                        "partners/yunling-sim/sign.crt",
                        "partners/yunling-sim/ssh_client_key");
        assertThat(written.leftOvers())
                .extracting(NewPartner.LeftOver::text)
                .containsExactly(
                        "- {name: RECEIVER, length: 4, value: CCIC}",
                        "- {name: SENDER, length: 4, value: CCIC}");
    }

    @Test
    void takesNoDecisionOver() throws IOException {
        copy.edit(
                "config/partners/picc-sim.yaml",
                "keys:",
                "acceptLegacy:\n  reason: to be replaced\n  until: 2099-01-01\nkeys:");
        write("picc-sim");

        assertThat(Files.readString(copy.file("config/partners/" + NAME + ".yaml")))
                .doesNotContain("acceptLegacy", "2099")
                .contains("keys:\n  signing");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path mapping = copy.file("mappings/" + NAME + "/mapping.yaml");
        Files.createDirectories(mapping.getParent());
        Files.writeString(mapping, "mine");

        assertThat(refusal(new Request(NAME, "picc-sim", "TODO")))
                .isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(mapping).hasContent("mine");
        assertThat(copy.file("config/partners/" + NAME + ".yaml")).doesNotExist();
    }

    @Test
    void refusesWhatIsNoNameAndNoModel() {
        assertThat(List.of("../etc", "Yunling", "a", "x/y"))
                .allMatch(
                        name ->
                                refusal(new Request(name, "picc-sim", "TODO"))
                                        == ErrorCode.REQUEST_INVALID);
        assertThat(refusal(new Request(NAME, "nobody", "TODO"))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    private Written write(String model) {
        return new NewPartner(copy.paths()).write(new Request(NAME, model, "TODO"));
    }

    private ErrorCode refusal(Request request) {
        return catchThrowableOfType(
                        TongquException.class, () -> new NewPartner(copy.paths()).write(request))
                .code();
    }

    private List<CheckRule> rules() {
        return copy.findings(Optional.of(NAME), Scope.FILES, Clock.systemUTC()).stream()
                .filter(CheckoutCopy::isUnexpected)
                .map(Finding::rule)
                .toList();
    }
}
