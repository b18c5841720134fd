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
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Conformance.Wish;
import org.tongqu.onboarding.SignedReport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The catalogue against simulators that behave: it passes, and the report can be trusted. */
@ExtendWith(OnboardingHub.class)
class ConformanceIT {
    private static final List<String> INSURERS =
            List.of(
                    "picc-sim", "cpic-sim", "ccic-sim", "paic-sim", "gpic-sim", "cicp-sim",
                    "ygbx-sim", "taic-sim", "snic-sim");

    private final OnboardingHub.Started hub = OnboardingHub.hub();

    /** Each partner has a run of its own, so all of them are played at once. */
    @BeforeAll
    static void beginWithAll() {
        INSURERS.forEach(
                insurer -> OnboardingHub.Started.begin(OnboardingHub.hub().hub(), insurer));
    }

    static List<String> insurers() {
        return INSURERS;
    }

    @ParameterizedTest
    @MethodSource("insurers")
    void passesAgainstASimulator(String partner) {
        Run run = OnboardingHub.Started.ended(hub.hub(), partner);
        assertThat(OnboardingHub.findings(run)).isEmpty();
        assertThat(run.passed()).contains(true);
        assertThat(run.played()).extracting(Entry::number).hasSize(run.entries());
        assertThat(run.played())
                .filteredOn(e -> e.result() == Result.NOT_APPLICABLE)
                .allSatisfy(e -> assertThat(e.remark().zh()).isNotBlank());
    }

    @Test
    void saysOfWhichTransportAndSuiteAnEntryIs() {
        Run picc = hub.play("picc-sim");
        assertThat(notApplicable(picc)).containsExactly("C06", "C08");
        Run cpic = hub.play("cpic-sim");
        assertThat(notApplicable(cpic)).containsExactly("C13");
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
