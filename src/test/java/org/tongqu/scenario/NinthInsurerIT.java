package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.Lifecycle;
import org.tongqu.onboarding.PartnerCheck;
import org.tongqu.onboarding.PartnerPreview;
import org.tongqu.onboarding.Preview;
import org.tongqu.onboarding.Severity;
import org.tongqu.partner.PartnerStage;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.HubKeys;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ninth insurer, which nobody foresaw, from its files to the first confirmed message: SOAP with
 * other names, nesting, date form, codes, reply table and suite, and no Java in the hub.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NinthInsurerIT {
    private static final Path FILES = Path.of("src/test/resources/ninth-insurer");
    private static final String NAME = "canger-sim";
    private static final String PORT = "CANGER_SIM_PORT";

    @TempDir private static Path folder = Path.of(".");

    private static CangerServer insurer;
    private static RunningHub hub;
    private static TongquPaths paths;

    @BeforeAll
    static void start() throws Exception {
        paths = new TongquPaths(home(), folder.resolve("var"));
        HubKeys.generate(paths.var(), HubKeys.Purpose.DEVELOPMENT, Clock.systemUTC());
        insurer = new CangerServer(paths.var().resolve("keys/partners/" + NAME));
        hub = RunningHub.start(paths.var(), paths.home(), "--" + PORT + "=" + insurer.port());
        Path policies = folder.resolve("policies.csv");
        String ofPicc = Files.readString(Path.of("src/main/resources/sandbox/policies-picc.csv"));
        Files.writeString(policies, ofPicc.replace("PICC", "CEIC"));
        hub.bean(PolicyImport.class).run(new PolicyImport.Request(policies, Optional.empty()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        insurer.close();
    }

    @Test
    @Order(1)
    void isCheckedWithItsKeysAndItsEndpoint() {
        List<Finding> findings =
                new PartnerCheck(
                                paths,
                                NinthInsurerIT::resolved,
                                Clock.systemUTC(),
                                new PartnerCheck.Scope(true, true))
                        .findings(Optional.of(NAME));

        assertThat(findings).filteredOn(f -> f.severity() != Severity.NOTE).isEmpty();
    }

    @Test
    @Order(2)
    void isShownWhatWouldLeaveToIt() throws IOException {
        String sample = Files.readString(Path.of("docs/samples/case-preview.json"));
        byte[] about = sample.replace("PICC", "CEIC").getBytes(StandardCharsets.UTF_8);

        Preview preview =
                new PartnerPreview(
                                PartnerPreview.Tools.read(
                                        paths, NinthInsurerIT::resolved, Clock.systemUTC()))
                        .preview(NAME, about, true);

        assertThat(preview.failure()).isEmpty();
        assertThat(preview.translated().orElseThrow().text())
                .contains("<op:fileLoss xmlns:op=\"urn:canger-sim:loss\">")
                .contains("<day>2026.06.01</day><hour>08.25</hour>")
                .contains("<called>测试甲</called>");
        assertThat(preview.sealed().orElseThrow().attributes())
                .containsKeys("C-Time", "C-Mac", "SOAPAction");
        assertThat(insurer.reports()).as("nothing was sent").isEmpty();
    }

    @Test
    @Order(3)
    void waitsWhileItIsTested() throws Exception {
        hub.bean(Lifecycle.class).promote(NAME, PartnerStage.TESTING, "ann", "files checked");

        assertThatThrownBy(
                        () ->
                                hub.bean(Lifecycle.class)
                                        .promote(NAME, PartnerStage.LIVE, "ann", "no report yet"))
                .isInstanceOf(TongquException.class)
                .hasMessageContaining("report");
    }

    @Test
    @Order(4)
    void passesTheCatalogue() {
        Run run = OnboardingHub.Started.play(hub, NAME);

        assertThat(OnboardingHub.findings(run)).isEmpty();
        assertThat(run.passed()).contains(true);
        assertThat(run.played())
                .filteredOn(e -> e.result() == Result.NOT_APPLICABLE)
                .extracting(e -> e.number())
                .as("no late answers in a call, and no wrapped key")
                .containsExactly("C06", "C13");
    }

    @Test
    @Order(5)
    void goesLiveByItsReportAndASecondPerson() {
        Lifecycle lifecycle = hub.bean(Lifecycle.class);
        assertThat(lifecycle.promote(NAME, PartnerStage.LIVE, "ann", "passed").stage())
                .isEqualTo(PartnerStage.TESTING);
        assertThatThrownBy(() -> lifecycle.approve(NAME, "ann", "me again"))
                .isInstanceOf(TongquException.class);

        assertThat(lifecycle.approve(NAME, "bob", "report read").stage())
                .isEqualTo(PartnerStage.LIVE);
    }

    @Test
    @Order(6)
    void isToldOfAnAccidentAndTellsOfItsClaim() throws Exception {
        OneCar car = OneCar.of(Files.readAllLines(folder.resolve("policies.csv")).get(1));
        Sending sending = Sending.by(hub, paths.var());
        String accidentNo = sending.accept(car.reported());
        sending.accept(car.liability());
        LedgerView ledger = new LedgerView(hub);

        ledger.delivery(accidentNo, NAME, d -> d.state() == DeliveryState.CONFIRMED);

        assertThat(insurer.reports()).anyMatch(r -> r.contains("<file>" + accidentNo + "</file>"));
        URI url = URI.create(hub.url());
        assertThat(insurer.pay(url, accidentNo)).contains("<verdict>收</verdict>");
    }

    /** The checkout's files with the new insurer's; it takes the place of PICC-SIM's policies. */
    private static Path home() throws IOException {
        Path home = folder.resolve("home");
        for (String part : List.of("config", "mappings", "routes", "security")) {
            FileSystemUtils.copyRecursively(Path.of(part), home.resolve(part));
        }
        for (String part : List.of("config", "mappings", "security")) {
            FileSystemUtils.copyRecursively(FILES.resolve(part), home.resolve(part));
        }
        Path insurers = home.resolve("config/insurers.yaml");
        String company =
                """
                insurers:
                  - code: CEIC
                    title: {zh: 苍洱财险（虚构）, en: "Cang'er (invented)"}
                    names: [苍洱财险]
                """;
        Files.writeString(
                insurers, Files.readString(insurers).replaceFirst("insurers:\n", company));
        return home;
    }

    private static String resolved(String text) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("ninth", Map.of(PORT, insurer.port())));
        return environment.resolveRequiredPlaceholders(text);
    }
}
