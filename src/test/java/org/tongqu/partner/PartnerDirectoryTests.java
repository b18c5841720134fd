package org.tongqu.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.internal.PartnerFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class PartnerDirectoryTests {
    private static final Path SHIPPED = Path.of("config/partners");

    private final Path folder;

    PartnerDirectoryTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsThePartnersThatAreShipped() {
        assertThat(directory(SHIPPED).all())
                .extracting(Partner::name)
                .containsExactlyInAnyOrder(
                        "police-12123-sim",
                        "police-zs-sim",
                        "police-110-sim",
                        "portal-sim",
                        "picc-sim",
                        "paic-sim",
                        "cpic-sim",
                        "cicp-sim",
                        "ccic-sim",
                        "gpic-sim",
                        "taic-sim",
                        "snic-sim",
                        "ygbx-sim");
    }

    @Test
    void findsAnInsurerByItsCodeAndReadsHowItIsDelivered() {
        Partner picc =
                directory(SHIPPED).insurer(new Partner.InsurerCode("CBIT", "PICC")).orElseThrow();
        assertThat(picc.name()).isEqualTo("picc-sim");
        assertThat(picc.delivery().needs()).containsExactly("liability");
        assertThat(picc.delivery().backoffFirst()).isEqualTo(Duration.ofSeconds(5));
        assertThat(picc.keys().secrets()).containsEntry("password", "partners/picc-sim/password");
        assertThat(directory(SHIPPED).insurer(new Partner.InsurerCode("CBIT", "YAIC"))).isEmpty();
    }

    @Test
    void takesPlaceholdersFromTheEnvironmentAndElseTheirDefault() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("PICC_SIM_PORT", "4711")));
        Partner picc =
                new PartnerFiles(SHIPPED, environment::resolveRequiredPlaceholders).get("picc-sim");
        assertThat(picc.connections().get(0).parameters())
                .containsEntry("url", "https://127.0.0.1:4711/ins/third");
        assertThat(picc.connections().get(1).parameters()).containsEntry("period", "PT5S");
    }

    @Test
    void refusesAPlaceholderWithoutValue() throws IOException {
        write(
                "x-sim",
                "connections:\n  - template: t\n    parameters: {url: \"${NO_SUCH_NAME}\"}\n");
        assertThatThrownBy(() -> directory(folder))
                .isInstanceOf(TongquException.class)
                .hasMessageContaining("x-sim.yaml:6:/connections/0/parameters/url");
    }

    @Test
    void refusesANameThatIsNotTheFilesName() throws IOException {
        write("x-sim", "");
        Files.move(folder.resolve("x-sim.yaml"), folder.resolve("y-sim.yaml"));
        assertThatThrownBy(() -> directory(folder)).hasMessageContaining("y-sim.yaml:1:/name");
    }

    @Test
    void refusesAProofOfNothingUnlessThatIsAcceptedForATime() throws IOException {
        write("x-sim", "delivery: {proof: PLAIN}\n");
        assertThatThrownBy(() -> directory(folder))
                .hasMessageContaining("x-sim.yaml:4:/delivery/proof")
                .hasMessageContaining("acceptLegacy");

        write(
                "x-sim",
                """
                delivery: {proof: PLAIN}
                acceptLegacy: {reason: an old system, until: 2027-12-31}
                """);
        assertThat(directory(folder).get("x-sim").acceptLegacy()).isPresent();
    }

    @Test
    void refusesToAskWhoDoesNotAnswerAtOnce() throws IOException {
        write("x-sim", "delivery: {resend: QUERY_FIRST}\nconnections: [{template: deliver-jms}]\n");
        assertThatThrownBy(() -> directory(folder))
                .hasMessageContaining("x-sim.yaml:4:/delivery/resend");
    }

    @Test
    void refusesTwoInsurersWithOneCode() throws IOException {
        String insurer = "insurer: {codeSystem: CBIT, code: PICC}\ndelivery: {}\nkeys: {}\n";
        write("a-sim", insurer);
        write("b-sim", insurer);
        for (String name : new String[] {"a-sim", "b-sim"}) {
            Path file = folder.resolve(name + ".yaml");
            Files.writeString(file, Files.readString(file).replace("PORTAL", "INSURER"));
        }
        assertThatThrownBy(() -> directory(folder)).hasMessageContaining("already that of a-sim");
    }

    @Test
    void refusesAnInsurerWithoutCode() throws IOException {
        write("x-sim", "");
        Path file = folder.resolve("x-sim.yaml");
        Files.writeString(file, Files.readString(file).replace("PORTAL", "INSURER"));
        assertThatThrownBy(() -> directory(folder)).hasMessageContaining("\"insurer\" is missing");
    }

    private void write(String name, String more) throws IOException {
        Files.writeString(
                folder.resolve(name + ".yaml"),
                "name: " + name + "\ntitle: {zh: 某, en: Some}\nrole: PORTAL\n" + more);
    }

    private static PartnerDirectory directory(Path folder) {
        return new PartnerFiles(folder, new StandardEnvironment()::resolveRequiredPlaceholders);
    }
}
