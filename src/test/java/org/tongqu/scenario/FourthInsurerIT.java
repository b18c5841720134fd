package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.tongqu.TongquApplication;
import org.tongqu.delivery.Deliveries;
import org.tongqu.delivery.Deliveries.Shown;
import org.tongqu.delivery.DeliveryState;
import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.Sandbox;
import org.tongqu.sandbox.SandboxSettings;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.police.Police12123;
import org.tongqu.sealing.HubKeys;
import org.tongqu.underwriting.PolicyImport;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An insurer that nobody foresaw, over HTTPS, by the files of docs/onboarding.md and nothing else:
 * other names, nesting, codes, date form, charset, reply table and suite.
 */
class FourthInsurerIT {
    private static final Path FILES = Path.of("src/test/resources/fourth-insurer");
    private static final String NAME = "yunling-sim";

    @TempDir private Path folder = Path.of(".");

    @Test
    void isServedByItsFilesAlone() throws Exception {
        Path home = home();
        Path var = folder.resolve("var");
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, Clock.systemUTC());
        try (YunlingServer insurer = new YunlingServer(var.resolve("keys/partners/" + NAME));
                Sandbox sandbox = Sandbox.start(SandboxSettings.forTests(var));
                ConfigurableApplicationContext hub = hub(home, var, insurer, sandbox)) {
            hub.getBean(PolicyImport.class)
                    .run(new PolicyImport.Request(FILES.resolve("policies.csv"), Optional.empty()));
            String url =
                    "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port");
            sandbox.connectTo(new HubAddress(URI.create(url), 0));
            Police12123 police = sandbox.authorities().police12123();

            send(police, "accident.reported");
            send(police, "liability.determined");

            Deliveries deliveries = hub.getBean(Deliveries.class);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(of(deliveries))
                                            .extracting(
                                                    d -> d.policyKind().orElse("-"), Shown::state)
                                            .containsExactlyInAnyOrder(
                                                    state("COMPULSORY", DeliveryState.CONFIRMED),
                                                    state("COMMERCIAL", DeliveryState.REDIRECTED)));
            assertThat(insurer.reports())
                    .anySatisfy(
                            report ->
                                    assertThat(report)
                                            .contains("at=\"19/05/2025 18:05\"")
                                            .contains("<Plate>浙L·0T002</Plate>")
                                            .contains("<Driver>测试𠮷</Driver><Duty>E</Duty>"))
                    .noneSatisfy(report -> assertThat(report).contains("测试甲"));
        }
    }

    /** The checkout's files, with the new insurer's, and no partner but it and the police. */
    private Path home() throws IOException {
        Path home = folder.resolve("home");
        for (String part : List.of("config", "mappings", "routes", "security")) {
            FileSystemUtils.copyRecursively(Path.of(part), home.resolve(part));
        }
        try (Stream<Path> partners = Files.list(home.resolve("config/partners"))) {
            for (Path file : partners.filter(f -> !f.endsWith("police-12123-sim.yaml")).toList()) {
                Files.delete(file);
            }
        }
        for (String part : List.of("config", "mappings", "security")) {
            FileSystemUtils.copyRecursively(FILES.resolve(part), home.resolve(part));
        }
        Path insurers = home.resolve("config/insurers.yaml");
        String company =
                "insurers:\n  - code: YLIC\n    title: {zh: 云岭财险, en: Yunling}\n    names: [云岭财险]\n";
        Files.writeString(
                insurers, Files.readString(insurers).replaceFirst("insurers:\n", company));
        return home;
    }

    private static ConfigurableApplicationContext hub(
            Path home, Path var, YunlingServer insurer, Sandbox sandbox) {
        return new SpringApplication(TongquApplication.class)
                .run(
                        "--tongqu.home=" + home,
                        "--tongqu.var=" + var,
                        "--server.port=0",
                        "--management.server.port=0",
                        "--tongqu.broker.port=0",
                        "--YUNLING_SIM_PORT=" + insurer.port(),
                        "--POLICE_12123_SIM_PORT=" + sandbox.authorities().police12123().port());
    }

    private static void send(Police12123 police, String name) throws IOException {
        Event event =
                new Event(
                        UUID.randomUUID().toString(),
                        police.name(),
                        name,
                        "330902-fourth-1",
                        OffsetDateTime.parse("2025-05-19T18:16:00+08:00"),
                        new ObjectMapper().readTree(FILES.resolve(name + ".json").toFile()));
        police.sender().send(police.party().suites().sm2(), event).requireReceipt();
    }

    private static List<Shown> of(Deliveries deliveries) {
        return deliveries.list(Optional.of(NAME), Optional.empty(), 10);
    }

    private static Tuple state(String kind, DeliveryState state) {
        return Tuple.tuple(kind, state);
    }
}
