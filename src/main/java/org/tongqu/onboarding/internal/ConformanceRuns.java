package org.tongqu.onboarding.internal;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.tongqu.delivery.Trials;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.onboarding.Conformance;
import org.tongqu.onboarding.internal.store.ReportStore;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStages;
import org.tongqu.sealing.ParcelSealing;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts runs, each on a thread of its own, and keeps what came of the last. */
@Component
final class ConformanceRuns implements Conformance, DisposableBean {
    private static final String MESSAGE = "accident-out";

    private final PartnerDirectory partners;
    private final PartnerStages stages;
    private final ParcelSealing sealing;
    private final Trials trials;
    private final DisclosurePolicy disclosure;
    private final Ledger ledger;
    private final ReportStore reports;
    private final SignedReports signed;
    private final Clock clock;
    private final Map<String, RunProgress> runs = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    work -> {
                        Thread thread = new Thread(work, "conformance");
                        thread.setDaemon(true);
                        return thread;
                    });

    ConformanceRuns(
            PartnerDirectory partners,
            PartnerStages stages,
            ParcelSealing sealing,
            Trials trials,
            DisclosurePolicy disclosure,
            Ledger ledger,
            ReportStore reports,
            SignedReports signed,
            Clock clock) {
        this.partners = partners;
        this.stages = stages;
        this.sealing = sealing;
        this.trials = trials;
        this.disclosure = disclosure;
        this.ledger = ledger;
        this.reports = reports;
        this.signed = signed;
        this.clock = clock;
    }

    @Override
    public Run start(Wish wish) {
        Terms terms = terms(wish);
        RunProgress run = new RunProgress(wish.partner(), clock.instant());
        RunProgress now =
                runs.compute(
                        wish.partner(),
                        (name, before) -> before != null && before.isRunning() ? before : run);
        if (now != run) {
            throw refused("a run against " + wish.partner() + " is under way");
        }
        threads.execute(() -> play(wish, terms, run));
        return run.shown();
    }

    private Terms terms(Wish wish) {
        Partner partner = partners.get(wish.partner());
        if (stages.isSuspended(partner.name())) {
            throw refused(partner.name() + " is suspended: promote it to testing first");
        }
        Way way = Way.of(partner);
        if (way == Way.NONE || partner.suites().parcel().isEmpty() || partner.insurer().isEmpty()) {
            throw refused(
                    "conformance is for insurers that the hub calls in their own protocol; "
                            + partner.name()
                            + " is none");
        }
        partner.delivery()
                .closedUntil(clock.instant())
                .ifPresent(
                        until -> {
                            throw refused(
                                    partner.name() + " is closed until " + until + ": start then");
                        });
        return new Terms(
                partner,
                way,
                sealing.flaws(partner, MESSAGE),
                policy(wish, partner),
                wish.patience());
    }

    private static String policy(Wish wish, Partner partner) {
        String code = partner.insurer().map(Partner.InsurerCode::code).orElse("-");
        return wish.policy()
                .or(
                        () ->
                                partner.simulated()
                                        ? Optional.of("DEMO-" + code + "-KT1")
                                        : Optional.empty())
                .orElseThrow(
                        () ->
                                TongquException.atField(
                                        ErrorCode.INVALID_VALUE,
                                        "/policy",
                                        "name a test policy that "
                                                + partner.name()
                                                + " insures: --policy"));
    }

    private void play(Wish wish, Terms terms, RunProgress run) {
        try {
            Course course = new Course(terms, trials, disclosure, clock);
            Player player = new Player(course, clock, run::played);
            Catalogue.entries().forEach(player::play);
            run.ended(signed.make(wish, terms, run.shown()));
        } catch (TongquException e) {
            run.broke(e.code().name() + ": " + e.detail());
        } finally {
            run.stop();
        }
    }

    @Override
    public Optional<Run> last(String partner) {
        partners.get(partner);
        return Optional.ofNullable(runs.get(partner)).map(RunProgress::shown);
    }

    @Override
    public Optional<Report> report(UUID reportId) {
        return ledger.record(() -> reports.find(reportId));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private static TongquException refused(String detail) {
        return new TongquException(ErrorCode.ONBOARDING_REFUSED, detail);
    }
}
