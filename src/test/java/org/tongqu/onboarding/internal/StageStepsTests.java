package org.tongqu.onboarding.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.partner.PartnerStage.DRAFT;
import static org.tongqu.partner.PartnerStage.LIVE;
import static org.tongqu.partner.PartnerStage.SUSPENDED;
import static org.tongqu.partner.PartnerStage.TESTING;

import org.junit.jupiter.api.Test;
import org.tongqu.partner.PartnerStage;

import java.util.Arrays;

class StageStepsTests {
    @Test
    void leadToLiveFromTestingOnly() {
        assertThat(
                        Arrays.stream(PartnerStage.values())
                                .filter(s -> StageSteps.after(s).contains(LIVE)))
                .containsExactly(TESTING);
    }

    @Test
    void leadBackFromSuspendedToTestingOnly() {
        assertThat(StageSteps.after(SUSPENDED)).containsExactly(TESTING);
    }

    @Test
    void neverLeadBackToDraft() {
        assertThat(Arrays.stream(PartnerStage.values()))
                .noneMatch(s -> StageSteps.after(s).contains(DRAFT));
    }
}
