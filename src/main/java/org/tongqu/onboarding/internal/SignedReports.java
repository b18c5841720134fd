package org.tongqu.onboarding.internal;

import org.springframework.stereotype.Component;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Conformance.Wish;
import org.tongqu.onboarding.SignedReport;
import org.tongqu.onboarding.internal.store.ReportStore;
import org.tongqu.sealing.DocumentSignatures;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Writes a run down, signs it, and keeps it. */
@Component
final class SignedReports {
    private final Configurations configurations;
    private final DocumentSignatures signatures;
    private final HubBuild build;
    private final Ledger ledger;
    private final ReportStore store;
    private final AuditTrail audit;
    private final Clock clock;

    SignedReports(
            Configurations configurations,
            DocumentSignatures signatures,
            HubBuild build,
            Ledger ledger,
            ReportStore store,
            AuditTrail audit,
            Clock clock) {
        this.configurations = configurations;
        this.signatures = signatures;
        this.build = build;
        this.ledger = ledger;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    Report make(Wish wish, Terms terms, Run run) {
        Configuration configuration = configurations.of(wish.partner());
        ReportFacts facts =
                new ReportFacts(
                        UUID.randomUUID(),
                        terms,
                        configuration,
                        build,
                        wish.who(),
                        run,
                        clock.instant());
        Report report =
                new Report(
                        facts.reportId(),
                        wish.partner(),
                        configuration.digest(),
                        facts.passed(),
                        facts.endedAt(),
                        wish.who(),
                        SignedReport.json(ReportJson.of(facts), signatures),
                        SignedReport.html(ReportPage.of(facts), signatures));
        ledger.record(() -> keep(report, facts));
        return report;
    }

    private void keep(Report report, ReportFacts facts) {
        store.add(report);
        audit.append(
                "partner.tested",
                report.partner(),
                report.who(),
                Map.of(
                        "report", report.reportId().toString(),
                        "digest", report.digest(),
                        "passed", Boolean.toString(report.passed()),
                        "failed", Long.toString(facts.count(Result.FAILED))));
    }
}
