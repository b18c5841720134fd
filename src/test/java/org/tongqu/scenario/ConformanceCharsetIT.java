package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;

/** A partner that is told everything in GBK. */
@ExtendWith(BadInputHub.class)
class ConformanceCharsetIT {
    @Test
    void holdsRareCharactersRatherThanChangingThem() {
        Run run = OnboardingHub.Started.play(BadInputHub.hub().hub(), "picc-sim");
        Entry rare = OnboardingHub.entry(run, "C09");
        assertThat(rare.result()).isEqualTo(Result.PASSED);
        assertThat(rare.sent()).singleElement().matches(s -> s.state().equals("HELD"));
        assertThat(rare.sent().get(0).reason()).contains("NOT_ENCODABLE");
    }
}
