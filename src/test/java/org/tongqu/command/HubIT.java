package org.tongqu.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongqu.TongquApplication;
import org.tongqu.command.Commands.Said;
import org.tongqu.console.AdminAccess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

/** The whole hub on its embedded default, and the command that asks it. */
class HubIT {

    private static @Nullable ConfigurableApplicationContext hub;
    private static @Nullable AdminAccess access;

    @BeforeAll
    static void start(@TempDir Path var) {
        System.setProperty("tongqu.var", var.toString());
        access = new AdminAccess(var);
        hub =
                new SpringApplication(TongquApplication.class)
                        .run(
                                "--tongqu.broker.port=0",
                                "--server.port=0",
                                "--management.server.port=0");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("tongqu.var");
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void isHealthyForEveryoneToSee() throws Exception {
        HttpResponse<String> health = ask("/actuator/health", "");

        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        JsonNode parts = new ObjectMapper().readTree(health.body()).path("components");
        assertThat(parts.at("/db/status").asText()).isEqualTo("UP");
        assertThat(parts.at("/broker/status").asText()).isEqualTo("UP");
    }

    @Test
    void saysWhyBytesDoNotOpen() {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("body", "AAECAw==");
        order.put("headers", "X-Key: AAEC");

        JsonNode answer =
                new AdminClient(Objects.requireNonNull(access))
                        .post("partnerdoctor/picc-sim", order);

        assertThat(answer.path("verdict").asText()).isEqualTo("SUSPECTED");
        assertThat(answer.at("/findings/0/id").asText()).isEqualTo("seen-missing");
        assertThat(answer.at("/findings/0/detail").asText()).isEqualTo("X-IV");
        assertThat(answer.has("payload")).isFalse();
    }

    @Test
    void showsItsMetricsToEveryone() throws Exception {
        assertThat(ask("/actuator/prometheus", "").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void showsWhatIsOwedToEachPartner() throws Exception {
        assertThat(ask("/actuator/prometheus", "").body())
                .contains(
                        "tongqu_oldest_open_delivery_age_seconds{partner=\"picc-sim\"} 0.0",
                        "tongqu_deliveries{partner=\"cpic-sim\",state=\"PARKED\"} 0.0");
        HttpResponse<String> health = ask("/actuator/health/partners/ccic-sim", "");
        assertThat(new ObjectMapper().readTree(health.body()).path("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void answersNothingElseWithoutTheToken() throws Exception {
        assertThat(ask("/actuator/partners", "").statusCode()).isEqualTo(401);
        assertThat(ask("/actuator/partners", "Bearer guessed").statusCode()).isEqualTo(401);
        assertThat(ask("/actuator", "").statusCode()).isEqualTo(401);
    }

    @Test
    void isNotFooledByAddressesThatOnlyLookOpen() throws Exception {
        assertThat(ask("/actuator/health/..;/partners", "").statusCode()).isNotEqualTo(200);
        assertThat(ask("/actuator/partners/..;/health", "").statusCode()).isNotEqualTo(200);
        assertThat(ask("/actuator/%68ealth/../partners", "").statusCode()).isNotEqualTo(200);
    }

    @Test
    void keepsTheTokenToItsOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access().token())))
                .isEqualTo("rw-------");
    }

    @Test
    void listsPartnersOnTheTerminal() {
        Said said = command("partner", "list");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out())
                .contains("picc-sim", "INSURER", "人保财险（模拟）", "deliver-https", "是 yes");
    }

    @Test
    void warnsOfLegacyCryptographyWhereverThePartnerIsShown() throws Exception {
        String token = "Bearer " + Files.readString(access().token());
        JsonNode partner =
                new ObjectMapper().readTree(ask("/actuator/partners/ygbx-sim", token).body());
        String warning = "LEGACY cryptography accepted until";

        assertThat(partner.path("proof").asText()).isEqualTo("PLAIN");
        assertThat(partner.at("/legacy/warning").asText()).startsWith(warning);
        assertThat(partner.at("/legacy/reason").asText()).isNotEmpty();
        assertThat(ask("/actuator/health/partners/ygbx-sim", token).body()).contains(warning);
        assertThat(command("partner", "list").out()).contains(warning, "PLAIN");
    }

    @Test
    void listsPartnersAsJson() throws Exception {
        Said said = command("partner", "list", "--json");

        assertThat(new ObjectMapper().readTree(said.out()).findValuesAsText("name"))
                .contains("picc-sim", "police-12123-sim");
    }

    @Test
    void saysByCodeWhatIsNotThere() throws Exception {
        HttpResponse<String> answer =
                ask("/actuator/partners/nobody", "Bearer " + Files.readString(access().token()));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new ObjectMapper().readTree(answer.body()).path("code").asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void checksPartnersForTheConsole() throws Exception {
        HttpResponse<String> answer = ask("/actuator/partnercheck/picc-sim?offline=true", token());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).findValuesAsText("rule"))
                .contains("KEY_FILE_MISSING")
                .doesNotContain("ENDPOINT_UNREACHABLE", "SCHEMA");
    }

    @Test
    void previewsForTheConsoleWithoutPersons() throws Exception {
        String given = Files.readString(Path.of("docs/samples/case-preview.json"));

        String body = new ObjectMapper().createObjectNode().put("caseFile", given).toString();

        JsonNode shown = post("/actuator/partnerpreview/ccic-sim", body);

        assertThat(shown.path("failure").isNull()).as(shown.toString()).isTrue();
        assertThat(shown.at("/translated/fields").findValuesAsText("name")).contains("DRVNAM");
        assertThat(shown.toString()).contains("madeUpKeys").doesNotContain("测试甲", "浙L0T313");
    }

    @Test
    void triesConnectionsForTheConsole() throws Exception {
        JsonNode trials = post("/actuator/partnerconnect/police-zs-sim", "{}");

        assertThat(trials.at("/0/template").asText()).isEqualTo("outbox-pull");
        assertThat(trials.at("/0/passed").asBoolean()).isTrue();
    }

    private static String token() throws IOException {
        return "Bearer " + Files.readString(access().token());
    }

    private static JsonNode post(String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Files.readString(access().address()) + path))
                        .header("Authorization", token())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void showsHowFarPartnersHaveCome() {
        assertThat(command("partner", "stages").out()).contains("picc-sim", "LIVE（缺省 implied）");
        Said said = command("partner", "promote", "ccic-sim", "--to", "draft", "--why", "test");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("ONBOARDING_REFUSED", "TESTING");
        assertThat(command("partner", "approve", "ccic-sim", "--why", "test").err())
                .contains("nobody asked");
    }

    @Test
    void playsTheCatalogueAndLeavesASignedReport(@TempDir Path out) throws Exception {
        Said said =
                command(
                        "partner",
                        "conformance",
                        "picc-sim",
                        "--patience",
                        "PT5S",
                        "--out",
                        out + "");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out()).contains("C01 FAILED", "not-sent", "C17 NOT_RUN");
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                assertThat(command("partner", "report", "verify", file.toString()).out())
                        .contains("签名有效");
                Files.writeString(file, Files.readString(file).replace("FAILED", "PASSED"));
                Said changed = command("partner", "report", "verify", file.toString());
                assertThat(changed.exitCode()).isEqualTo(1);
                assertThat(changed.err()).contains("SIGNATURE_INVALID");
            }
        }
    }

    @Test
    void triesAMappingOnWhatWasDelivered() {
        Said said = command("partner", "backtest", "picc-sim", "--mapping", "mappings/picc-sim");
        assertThat(said.out()).contains("0 deliveries: 0 same, 0 different");
    }

    @Test
    void listsTheKeysThatWereMadeAtFirstStart() {
        Said said = command("keys", "list");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("sm2-sign", "sm2-encrypt", "p256-sign", "p256-encrypt");
    }

    @Test
    void importsPoliciesOnceHoweverOftenAsked() throws Exception {
        String file = "src/main/resources/sandbox/policies-tpic.csv";
        command("policies", "import", file, "--who", "tester");

        Said again = command("policies", "import", file, "--who", "tester", "--json");

        JsonNode report = new ObjectMapper().readTree(again.out());
        assertThat(report.path("rows").asLong()).isPositive();
        assertThat(report.path("alreadyImported")).isEqualTo(report.path("rows"));
    }

    @Test
    void listsPolicyFilesAndTheRowsOfThemThatWereLeftOut() throws Exception {
        Path file = var().resolve("one-bad-row.csv");
        Files.writeString(
                file,
                "policyNo,kind,plateNo,plateType,vin,insurerCode,servicingInsurerCode,startAt,"
                        + "endAt,status,branchDivision\n"
                        + "DEMO-X-1,COMPULSORY,浙L0T999,02,,NOBODY,,2020-01-01,2099-01-01,"
                        + "IN_FORCE,330900\n");
        command("policies", "import", file.toString(), "--who", "tester");

        assertThat(command("policies", "list").out()).contains("one-bad-row.csv");
        String files = command("policies", "list", "--limit", "1", "--json").out();
        String digest = new ObjectMapper().readTree(files).at("/0/fileDigest").asText();
        assertThat(command("policies", "show", digest).out())
                .contains("2", "insurerCode", "UNKNOWN_CODE");
    }

    @Test
    void namesNoInsurerForACaseThatIsNotThere() {
        Said said =
                command(
                        "route",
                        "assign",
                        "ZS1",
                        "V1",
                        "COMPULSORY",
                        "picc-sim",
                        "--who",
                        "tester",
                        "--why",
                        "test");

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.err()).contains("NOT_FOUND", "no case ZS1");
    }

    @Test
    void saysWhichStatesThereAre() {
        assertThat(command("delivery", "list", "--state", "nonsense").err())
                .contains("UNKNOWN_CODE", "PARKED");
    }

    @Test
    void findsNothingWrongWithTheFilesOfTheCheckoutButWarnsOfLegacySuites() {
        Said said = command("check");

        assertThat(said.out()).contains("errors: 0, warnings: 2");
        assertThat(said.out().lines().filter(line -> line.contains(" WARNING ")))
                .hasSize(2)
                .allMatch(line -> line.contains("LEGACY_ACCEPTED"));
        assertThat(said.exitCode()).isZero();
    }

    private static Said command(String... arguments) {
        return new Commands(var()).run(arguments);
    }

    private static Path var() {
        return Path.of(System.getProperty("tongqu.var", ""));
    }

    private static HttpResponse<String> ask(String path, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Files.readString(access().address()) + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static AdminAccess access() {
        return Objects.requireNonNull(access);
    }
}
