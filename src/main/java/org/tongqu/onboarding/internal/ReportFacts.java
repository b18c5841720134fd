package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.partner.Partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All that a report says. */
record ReportFacts(
        UUID reportId,
        Terms terms,
        Configuration configuration,
        HubBuild build,
        String who,
        Run run,
        Instant endedAt) {

    Partner partner() {
        return terms.partner();
    }

    List<Entry> entries() {
        return run.played();
    }

    long count(Result result) {
        return entries().stream().filter(e -> e.result() == result).count();
    }

    boolean passed() {
        return count(Result.FAILED) == 0 && count(Result.NOT_RUN) == 0;
    }
}
