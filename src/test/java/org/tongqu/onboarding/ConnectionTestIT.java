package org.tongqu.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Trial.Phase;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sandbox.Sandbox;
import org.tongqu.sandbox.SandboxSettings;
import org.tongqu.sealing.HubKeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Connections to the simulators, as they should be and as they should not. */
class ConnectionTestIT {
    private static @Nullable Sandbox sandbox;
    private static Path var = Path.of(".");

    @BeforeAll
    static void start(@TempDir Path folder) {
        var = folder;
        HubKeys.generate(folder);
        sandbox = Sandbox.start(SandboxSettings.forTests(folder));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(sandbox).close();
    }

    @Test
    void asksPiccAboutAReportThatCannotExist() {
        List<Trial> trials = trials("picc-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(names(trials.get(0))).containsExactly("TCP", "TLS", "HTTP");
        assertThat(phase(trials.get(1), "TLS").detail()).startsWith("TLSv1.3, TLS_");
        assertThat(phase(trials.get(1), "HTTP").detail())
                .isEqualTo("HTTP 200, SIGNED, TONGQU-CONNECT-TEST → 0 statements");
    }

    @Test
    void looksAtQueuesAndTopicsOfCpic() {
        List<Trial> trials = trials("cpic-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(trials)
                .extracting(ConnectionTestIT::names)
                .containsExactly(
                        List.of("TCP", "JMS", "PRODUCER"),
                        List.of("TCP", "JMS", "BROWSER"),
                        List.of("TCP", "KAFKA", "TOPIC"));
    }

    @Test
    void listsTheDirectoriesOfCcic() {
        List<Trial> trials = trials("ccic-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(phase(trials.get(0), "SFTP").detail()).startsWith("/zs/in, ");
        assertThat(phase(trials.get(1), "SFTP").detail()).startsWith("/zs/out, ");
    }

    @Test
    void showsItsCertificateToGpicAndReadsTheDescription() {
        List<Trial> trials = trials("gpic-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(names(trials.get(0))).containsExactly("TCP", "TLS", "WSDL");
        assertThat(phase(trials.get(0), "TLS").detail()).endsWith("our certificate was shown");
        assertThat(phase(trials.get(0), "WSDL").detail()).startsWith("HTTP 200, WSDL, ");
        assertThat(names(trials.get(1))).containsExactly("-");
    }

    @Test
    void saysThatGpicDoesNotKnowItsCertificate() throws IOException {
        byte[] key = Files.readAllBytes(key("gpic-sim/client.key"));
        byte[] certificate = Files.readAllBytes(key("gpic-sim/client.crt"));
        Path other = Files.createTempDirectory("other");
        try {
            Sandbox.enrol(other);
            Path stranger = other.resolve("keys/partners/gpic-sim");
            Files.write(
                    key("gpic-sim/client.key"), Files.readAllBytes(stranger.resolve("client.key")));
            Files.write(
                    key("gpic-sim/client.crt"), Files.readAllBytes(stranger.resolve("client.crt")));

            Phase failed = failed(trials("gpic-sim", Map.of()));

            assertThat(failed.name()).isIn("TLS", "WSDL");
            assertThat(cause(failed)).as(failed.detail()).contains("client certificate");
        } finally {
            Files.write(key("gpic-sim/client.key"), key);
            Files.write(key("gpic-sim/client.crt"), certificate);
        }
    }

    @Test
    void speaksNationalTlsWithCicp() {
        List<Trial> trials = trials("cicp-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(phase(trials.get(0), "TLS").detail()).startsWith("TLSv1.3, TLS_SM4_GCM_SM3, ");
        assertThat(phase(trials.get(0), "HTTP").detail()).contains("nothing is sent");
    }

    @Test
    void saysThatTheNationalCertificateIsNotThePinnedOne() throws IOException {
        Phase failed = failed(withFile("cicp-sim/tls.crt", "cicp-sim/sign.crt", "cicp-sim"));

        assertThat(failed.name()).isEqualTo("TLS");
        assertThat(cause(failed)).startsWith("its certificate is not the pinned one");
    }

    @Test
    void beatsOnceOnTheSocketOfTaic() {
        List<Trial> trials = trials("taic-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(names(trials.get(0))).containsExactly("TCP", "HEARTBEAT");
        assertThat(phase(trials.get(0), "HEARTBEAT").detail()).startsWith("9000, ");
    }

    @Test
    void saysThatTheFramesHaveAnotherForm() {
        Phase failed =
                failed(
                        trials(
                                "taic-sim",
                                Map.of(
                                        "TAIC_SIM_PORT",
                                        Objects.requireNonNull(sandbox)
                                                .ports()
                                                .byName()
                                                .get("PICC_SIM_PORT"))));

        assertThat(failed.name()).isEqualTo("HEARTBEAT");
        assertThat(cause(failed)).startsWith("its frames are not of the agreed form");
    }

    @Test
    void asksYgbxForNothingButAVersionAndAReportThatCannotExist() {
        List<Trial> trials = trials("ygbx-sim", Map.of());

        assertThat(trials).allMatch(Trial::passed);
        assertThat(trials)
                .extracting(ConnectionTestIT::names)
                .containsExactly(List.of("TCP", "HTTP"), List.of("TCP", "HTTP"));
        assertThat(phase(trials.get(0), "HTTP").detail())
                .isEqualTo("HTTP 200, PLAIN, TONGQU-CONNECT-TEST → NOT_RECEIVED");
        assertThat(phase(trials.get(1), "HTTP").detail()).contains("→ version ");
    }

    @Test
    void opensWhatPaicAndSnicAnswer() {
        assertThat(phase(trials("paic-sim", Map.of()).get(2), "HTTP").detail())
                .startsWith("HTTP 200, SIGNED, TONGQU-CONNECT-TEST → ");
        assertThat(phase(trials("snic-sim", Map.of()).get(1), "HTTP").detail())
                .isEqualTo("HTTP 200, SIGNED, TONGQU-CONNECT-TEST → 0 statements");
    }

    @Test
    void saysThatNothingListens() {
        Phase failed = failed(trials("picc-sim", Map.of("PICC_SIM_PORT", "1")));

        assertThat(failed.name()).isEqualTo("TCP");
        assertThat(cause(failed)).startsWith("nothing listens on the port");
    }

    @Test
    void saysThatTheCertificateIsNotThePinnedOne() throws IOException {
        Phase failed = failed(withFile("picc-sim/tls.crt", "portal-sim/p256-sign.crt", "picc-sim"));

        assertThat(failed.name()).isEqualTo("TLS");
        assertThat(cause(failed)).startsWith("its certificate is not the pinned one");
    }

    @Test
    void saysThatTheHostKeyIsNotThePinnedOne() throws IOException {
        Path file = key("ccic-sim/hostkey.pub");
        String former = Files.readString(file);
        try {
            Files.writeString(
                    file,
                    "ecdsa-sha2-nistp256"
                            + " AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=\n");
            Phase failed = failed(trials("ccic-sim", Map.of()));

            assertThat(failed.name()).isEqualTo("SSH");
            assertThat(cause(failed)).startsWith("the host key is not the pinned one");
        } finally {
            Files.writeString(file, former);
        }
    }

    @Test
    void saysThatTheLoginIsRefused() throws IOException {
        Path file = key("cpic-sim/broker-password");
        String former = Files.readString(file);
        try {
            Files.writeString(file, "wrong");
            Phase failed = failed(trials("cpic-sim", Map.of()));

            assertThat(failed.name()).isEqualTo("JMS");
            assertThat(cause(failed)).isEqualTo("account or password is wrong");
        } finally {
            Files.writeString(file, former);
        }
    }

    @Test
    void saysThatItHasNoKeysOfItsOwn(@TempDir Path empty) throws IOException {
        Files.createDirectories(empty.resolve("keys/partners/picc-sim"));
        Files.copy(key("picc-sim/tls.crt"), empty.resolve("keys/partners/picc-sim/tls.crt"));

        Phase failed = failed(test(empty, Map.of()).of("picc-sim"));

        assertThat(failed.name()).isEqualTo("HTTP");
        assertThat(cause(failed)).startsWith("key files are missing here");
    }

    @Test
    void knowsNobodyElse() {
        assertThat(
                        catchThrowableOfType(
                                        TongquException.class, () -> trials("nobody", Map.of()))
                                .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static List<Trial> withFile(String file, String other, String partner)
            throws IOException {
        byte[] former = Files.readAllBytes(key(file));
        try {
            Files.write(key(file), Files.readAllBytes(key(other)));
            return trials(partner, Map.of());
        } finally {
            Files.write(key(file), former);
        }
    }

    private static List<Trial> trials(String partner, Map<String, Object> ports) {
        return test(var, ports).of(partner);
    }

    private static ConnectionTest test(Path place, Map<String, Object> ports) {
        Map<String, Object> known = new HashMap<>();
        known.putAll(Objects.requireNonNull(sandbox).ports().byName());
        known.putAll(ports);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("ports", known));
        return new ConnectionTest(
                Tools.read(
                        new TongquPaths(Path.of("."), place),
                        environment::resolveRequiredPlaceholders,
                        Clock.systemUTC()));
    }

    private static Phase failed(List<Trial> trials) {
        return trials.stream()
                .flatMap(trial -> trial.phases().stream())
                .filter(phase -> phase.failure().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String cause(Phase phase) {
        return phase.failure().map(Trial.Cause::en).orElse("");
    }

    private static Phase phase(Trial trial, String name) {
        return trial.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> names(Trial trial) {
        return trial.phases().stream().map(Phase::name).toList();
    }

    private static Path key(String name) {
        return var.resolve("keys/partners").resolve(name);
    }
}
