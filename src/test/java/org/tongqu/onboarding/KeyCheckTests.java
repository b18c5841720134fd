package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.KeyInspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What partners hand over is looked at before anything relies on it. */
class KeyCheckTests {
    private static final Scope KEYS = new Scope(true, false);
    private static final String PICC = "config/partners/picc-sim.yaml";

    private static final String GPIC = "config/partners/gpic-sim.yaml";

    @TempDir private Path folder = Path.of(".");
    private CheckoutCopy copy = new CheckoutCopy(new TongquPaths(folder, folder));

    @BeforeEach
    void enrol() throws IOException {
        copy = CheckoutCopy.in(folder).enrolled();
    }

    @Test
    void acceptsWhatTheSimulatorsHandOver() {
        assertThat(found(Clock.systemUTC())).isEmpty();
    }

    @Test
    void missesAFile() throws IOException {
        Files.delete(key("picc-sim/sign.crt"));

        assertThat(found()).containsExactly("KEY_FILE_MISSING " + PICC + ":22:/keys/signing/0");
    }

    @Test
    void refusesACertificateThatIsNone() throws IOException {
        Files.writeString(key("picc-sim/encrypt.crt"), "certificate");

        assertThat(found()).containsExactly("KEY_FILE_UNREADABLE " + PICC + ":23:/keys/encryption");
    }

    @Test
    void refusesAnEmptySecret() throws IOException {
        Files.writeString(key("picc-sim/password"), "\n");

        assertThat(found())
                .containsExactly("KEY_FILE_UNREADABLE " + PICC + ":24:/keys/secrets/password");
    }

    @Test
    void refusesToEncryptByASigningCertificate() throws IOException {
        copyKey("picc-sim/sign.crt", "picc-sim/encrypt.crt");

        assertThat(found()).containsExactly("CERTIFICATE_UNFIT " + PICC + ":23:/keys/encryption");
    }

    @Test
    void refusesASigningCertificateOfAnotherKind() throws IOException {
        copyKey("portal-sim/p256-sign.crt", "picc-sim/sign.crt");

        assertThat(found()).containsExactly("KEY_KIND_WRONG " + PICC + ":22:/keys/signing");
    }

    @Test
    void refusesAClientKeyThatIsNone() throws IOException {
        Files.writeString(key("gpic-sim/client.key"), "key");

        assertThat(found())
                .containsExactly(
                        "KEY_FILE_UNREADABLE " + GPIC + ":17:/connections/0/parameters/clientKey");
    }

    @Test
    void missesAClientCertificate() throws IOException {
        Files.delete(key("gpic-sim/client.crt"));

        assertThat(found())
                .containsExactly(
                        "KEY_FILE_MISSING "
                                + GPIC
                                + ":16:/connections/0/parameters/clientCertificate");
    }

    @Test
    void refusesASignatoryOfAnEnvelopeThatIsNotSm2() throws IOException {
        copyKey("portal-sim/p256-sign.crt", "cicp-sim/sign.crt");

        assertThat(found())
                .containsExactly("KEY_KIND_WRONG config/partners/cicp-sim.yaml:22:/keys/signing");
    }

    @Test
    void refusesASigningCertificateOfAnotherKindThanRsa() throws IOException {
        copyKey("picc-sim/sign.crt", "paic-sim/sign.crt");

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("KEY_KIND_WRONG config/partners/paic-sim.yaml:");
    }

    @Test
    void refusesAnExpiredCertificate() {
        assertThat(found(at(notAfter().plus(Duration.ofDays(1)))))
                .contains("CERTIFICATE_UNFIT " + PICC + ":22:/keys/signing/0");
    }

    @Test
    void warnsThirtyDaysBeforeACertificateEnds() {
        assertThat(found(at(notAfter().minus(Duration.ofDays(29)))))
                .contains("CERTIFICATE_ENDS_SOON " + PICC + ":22:/keys/signing/0");
        assertThat(found(at(notAfter().minus(Duration.ofDays(31)))))
                .doesNotContain("CERTIFICATE_ENDS_SOON " + PICC + ":22:/keys/signing/0");
    }

    @Test
    void refusesAKeyThatIsNotHexadecimal() throws IOException {
        Files.writeString(key("cpic-sim/aes-key"), "not-hex");

        assertThat(found())
                .containsExactly(
                        "SECRET_NOT_HEX config/partners/cpic-sim.yaml:29:/keys/secrets/aes");
    }

    @Test
    void warnsOfASecretThatOthersCanRead() throws IOException {
        Files.setPosixFilePermissions(
                key("picc-sim/password"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(found()).containsExactly("SECRET_OPEN " + PICC + ":24:/keys/secrets/password");
    }

    @Test
    void triesTheEndpointsWhenAsked() throws IOException {
        copy.edit(PICC, "${PICC_SIM_PORT:18443}", "1");

        assertThat(
                        copy
                                .findings(
                                        Optional.of("picc-sim"),
                                        new Scope(false, true),
                                        Clock.systemUTC())
                                .stream()
                                .map(copy::shown))
                .contains("ENDPOINT_UNREACHABLE " + PICC + ":14:/connections/0/parameters/url");
    }

    @Test
    void hasATestForEveryRule() {
        Stream<String> here =
                Stream.of(
                        "KEY_FILE_MISSING",
                        "KEY_FILE_UNREADABLE",
                        "CERTIFICATE_UNFIT",
                        "CERTIFICATE_ENDS_SOON",
                        "KEY_KIND_WRONG",
                        "SECRET_NOT_HEX",
                        "SECRET_OPEN",
                        "ENDPOINT_UNREACHABLE");
        Stream<String> broken =
                BrokenFiles.all().stream().map(b -> b.due().substring(0, b.due().indexOf(' ')));

        assertThat(Stream.concat(here, broken))
                .containsAll(Stream.of(CheckRule.values()).map(Enum::name).toList());
    }

    private List<String> found() {
        return found(Clock.systemUTC());
    }

    private List<String> found(Clock clock) {
        return copy.findings(Optional.empty(), KEYS, clock).stream()
                .filter(CheckoutCopy::isUnexpected)
                .map(copy::shown)
                .toList();
    }

    private Instant notAfter() {
        return KeyInspection.certificate(key("picc-sim/sign.crt")).notAfter();
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private void copyKey(String from, String to) throws IOException {
        Files.copy(key(from), key(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path key(String name) {
        return copy.paths().keys().resolve("partners").resolve(name);
    }
}
