package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongqu.failure.TongquException;
import org.tongqu.intake.HeldStatements;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Conformance.Wish;
import org.tongqu.onboarding.SignedReport;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue against simulators that behave: it passes, and the report can be trusted. */
@ExtendWith(OnboardingHub.class)
class ConformanceIT {
    /** Those in one list follow each other; the lists go at once, as they wait most of the time. */
    private static final List<List<String>> TURNS =
            List.of(
                    List.of("ccic-sim"),
                    List.of("cpic-sim", "taic-sim"),
                    List.of("picc-sim", "ygbx-sim", "snic-sim", "gpic-sim"),
                    List.of("cicp-sim", "paic-sim"));

    private static final int MANY = 5_000;
    private static final Map<String, CompletableFuture<Run>> RUNS = new ConcurrentHashMap<>();

    private static Instant since = Instant.EPOCH;

    private final OnboardingHub.Started hub = OnboardingHub.hub();

    @BeforeAll
    static void beginWithAll() {
        since = OnboardingHub.hub().hub().bean(Clock.class).instant();
        RunningHub hub = OnboardingHub.hub().hub();
        for (List<String> turn : TURNS) {
            CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
            for (String insurer : turn) {
                CompletableFuture<Run> run =
                        before.thenApplyAsync(done -> OnboardingHub.Started.play(hub, insurer));
                RUNS.put(insurer, run);
                before = run.thenAccept(done -> {});
            }
        }
    }

    static List<String> insurers() {
        return TURNS.stream().flatMap(List::stream).toList();
    }

    /** The run that was begun for all tests, once it has ended. */
    private static Run run(String partner) {
        return Objects.requireNonNull(RUNS.get(partner)).join();
    }

    @ParameterizedTest
    @MethodSource("insurers")
    void passesAgainstASimulator(String partner) {
        Run run = run(partner);
        assertThat(OnboardingHub.findings(run)).isEmpty();
        assertThat(run.passed()).contains(true);
        assertThat(run.played()).extracting(Entry::number).hasSize(run.entries());
        assertThat(run.played())
                .filteredOn(e -> e.result() == Result.NOT_APPLICABLE)
                .allSatisfy(e -> assertThat(e.remark().zh()).isNotBlank());
    }

    @Test
    void saysOfWhichTransportAndSuiteAnEntryIs() {
        assertThat(notApplicable(run("picc-sim"))).containsExactly("C06", "C08");
        assertThat(notApplicable(run("cpic-sim"))).containsExactly("C13");
        assertThat(notApplicable(run("paic-sim"))).containsExactly("C06", "C08", "C13");
        assertThat(notApplicable(run("gpic-sim"))).containsExactly("C06", "C13");
        assertThat(notApplicable(run("cicp-sim"))).containsExactly("C06");
        assertThat(notApplicable(run("ygbx-sim"))).containsExactly("C02", "C03", "C06", "C13");
        assertThat(notApplicable(run("taic-sim"))).containsExactly("C06", "C08", "C13");
        assertThat(notApplicable(run("snic-sim"))).containsExactly("C06", "C08");
    }

    @Test
    void holdsWhatACharsetLacks() {
        for (String gbk : List.of("ygbx-sim", "taic-sim")) {
            assertThat(OnboardingHub.entry(run(gbk), "C09").sent())
                    .singleElement()
                    .matches(s -> s.state().equals("HELD"))
                    .matches(s -> s.reason().equals(Optional.of("NOT_ENCODABLE")));
        }
    }

    /** Test claims go on at the simulators; what they tell is noted, and is of no case. */
    @Test
    void takesNoteOfTheProgressOfItsTestClaims() {
        insurers().forEach(ConformanceIT::run);
        Messages messages = hub.hub().bean(Messages.class);
        for (String partner : List.of("gpic-sim", "cicp-sim", "paic-sim", "snic-sim", "ygbx-sim")) {
            hub.ledger()
                    .until(
                            () ->
                                    messages.list(Optional.of("NOTED"), MANY).stream()
                                            .filter(m -> m.partner().equals(Optional.of(partner)))
                                            .findFirst());
        }
        Eventually.within(
                Duration.ofSeconds(30),
                () ->
                        Optional.of(hub.hub().bean(HeldStatements.class).counts())
                                .filter(Map::isEmpty));
        assertThat(messages.list(Optional.of("INVALID"), MANY))
                .filteredOn(m -> m.receivedAt().isAfter(since))
                .isEmpty();
    }

    private static List<String> notApplicable(Run run) {
        return run.played().stream()
                .filter(e -> e.result() == Result.NOT_APPLICABLE)
                .map(Entry::number)
                .toList();
    }

    @Test
    void signsAReportInWhichNoByteCanBeChanged() throws Exception {
        Report report = hub.report(hub.play("picc-sim"));
        Path certificate = hub.var().resolve("keys/public/hub-sm2-sign.crt");
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.path("result").asText()).isEqualTo("PASSED");
        assertThat(json.at("/configuration/digest").asText()).isEqualTo(report.digest());
        assertThat(report.html()).contains("模拟", "<svg", "C17");
        for (String text : List.of(report.json(), report.html())) {
            assertThat(SignedReport.verified(text, certificate)).isPresent();
            for (int at = 0; at < text.length(); at += Math.max(1, text.length() / 40)) {
                assertThat(SignedReport.verified(changed(text, at), certificate)).isEmpty();
            }
            for (int at = text.length() - 200; at < text.length(); at++) {
                assertThat(SignedReport.verified(changed(text, at), certificate)).isEmpty();
            }
        }
        assertThat(
                        SignedReport.verified(
                                report.json(),
                                hub.var().resolve("keys/partners/picc-sim/sign.crt")))
                .isEmpty();
    }

    private static String changed(String text, int at) {
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    @Test
    void leavesNoCaseAndNoDeliveryBehind() {
        Run run = hub.play("picc-sim");
        String accidentNo = OnboardingHub.entry(run, "C01").sent().get(0).accidentNo();
        assertThat(
                        hub.hub()
                                .bean(Ledger.class)
                                .record(() -> hub.hub().bean(Cases.class).read(accidentNo)))
                .isEmpty();
        assertThat(hub.ledger().deliveries(accidentNo, "picc-sim")).isEmpty();
    }

    @Test
    void isNotForPartnersThatSpeakTheHubsOwnProtocol() {
        Wish wish = new Wish("police-zs-sim", "tester", Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> hub.conformance().start(wish))
                .isInstanceOf(TongquException.class)
                .hasMessageContaining("insurers");
    }
}
