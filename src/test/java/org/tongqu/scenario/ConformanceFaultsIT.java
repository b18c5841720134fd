package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;

/** Simulators that misbehave: the report fails, and names what they do. */
@ExtendWith(OnboardingHub.class)
class ConformanceFaultsIT {
    private static final int MANY = 1_000;

    private final OnboardingHub.Started hub = OnboardingHub.hub();

    @AfterEach
    void clear() {
        hub.hub().sandbox().insurers().values().forEach(sim -> sim.faults().clear());
    }

    @ParameterizedTest
    @CsvSource({
        "picc-sim, HTTP_500, C01 http-500",
        "picc-sim, HTTP_503, C01 http-503",
        "picc-sim, RETRY_LATER, C01 retry-later",
        "picc-sim, HTML_INSTEAD, C01 html-instead",
        "picc-sim, EMPTY_200, C01 empty-200",
        "picc-sim, WRONG_ID, C01 wrong-id",
        "picc-sim, WRONG_SIGNATURE, C01 wrong-signature",
        "picc-sim, DROP_CONNECTION, C01 drop-connection",
        "picc-sim, TIMEOUT, C01 timeout",
        "picc-sim, NOT_INSURED, C01 not-insured",
        "picc-sim, SLOW, C15 slow",
        "cpic-sim, WRONG_SIGNATURE, C01 wrong-signature",
        "cpic-sim, WRONG_ID, C01 wrong-id",
        "cpic-sim, TIMEOUT, C01 timeout",
        "cpic-sim, NOT_INSURED, C01 not-insured",
        "cpic-sim, DUPLICATE, C16 duplicate",
        "cpic-sim, SLOW, C15 slow",
        "ccic-sim, WRONG_SIGNATURE, C17 wrong-signature",
        "ccic-sim, NOT_INSURED, C01 not-insured",
        "ccic-sim, WRONG_ID, C01 wrong-id",
        "paic-sim, RETRY_LATER, C01 retry-later",
        "paic-sim, WRONG_ID, C01 wrong-id",
        "paic-sim, WRONG_SIGNATURE, C01 wrong-signature",
        "gpic-sim, NOT_INSURED, C01 not-insured",
        "gpic-sim, RETRY_LATER, C01 retry-later",
        "gpic-sim, HTTP_500, C01 http-500",
        "gpic-sim, WRONG_ID, C01 wrong-id",
        "cicp-sim, WRONG_SIGNATURE, C01 wrong-signature",
        "cicp-sim, RETRY_LATER, C01 retry-later",
        "ygbx-sim, LOST_ANSWER, C01 timeout",
        "ygbx-sim, RETRY_LATER, C01 http-503",
        "ygbx-sim, NOT_INSURED, C01 not-insured",
        "taic-sim, WRONG_SIGNATURE, C01 wrong-signature",
        "taic-sim, TIMEOUT, C01 timeout",
        "taic-sim, DROP_CONNECTION, C01 drop-connection",
        "snic-sim, WRONG_ID, C01 wrong-id",
        "snic-sim, WRONG_SIGNATURE, C01 wrong-signature"
    })
    void areNamedAtTheRightEntry(String partner, Fault fault, String finding) {
        insurer(partner).faults().next(fault, MANY);
        Run run = hub.play(partner);
        assertThat(run.passed()).contains(false);
        assertThat(OnboardingHub.findings(run)).contains(finding);
        assertThat(hub.report(run).html()).contains(finding.substring("C01 ".length()));
    }

    private Insurer insurer(String name) {
        return hub.hub().sandbox().insurers().values().stream()
                .filter(sim -> sim.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
