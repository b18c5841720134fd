package org.tongqu.onboarding.internal;

import org.tongqu.partner.PartnerStage;

import java.util.Map;
import java.util.Set;

/** Which step may follow which; the step to live takes two people. */
final class StageSteps {
    private static final Map<PartnerStage, Set<PartnerStage>> NEXT =
            Map.of(
                    PartnerStage.DRAFT, Set.of(PartnerStage.TESTING),
                    PartnerStage.TESTING, Set.of(PartnerStage.LIVE, PartnerStage.SUSPENDED),
                    PartnerStage.LIVE, Set.of(PartnerStage.TESTING, PartnerStage.SUSPENDED),
                    PartnerStage.SUSPENDED, Set.of(PartnerStage.TESTING));

    private StageSteps() {}

    static Set<PartnerStage> after(PartnerStage stage) {
        return NEXT.getOrDefault(stage, Set.of());
    }
}
