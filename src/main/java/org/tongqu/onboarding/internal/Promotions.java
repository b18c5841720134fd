package org.tongqu.onboarding.internal;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Deliveries;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Ledger;
import org.tongqu.onboarding.Lifecycle;
import org.tongqu.onboarding.internal.store.ReportStore;
import org.tongqu.onboarding.internal.store.RequestStore;
import org.tongqu.onboarding.internal.store.StageStore;
import org.tongqu.onboarding.internal.store.StageStore.Decided;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerStage;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides on steps, and audits each with who and why. */
@Component
final class Promotions implements Lifecycle {
    private final Ledger ledger;
    private final AuditTrail audit;
    private final PartnerDirectory partners;
    private final Configurations configurations;
    private final StoredStages stages;
    private final Stores stores;
    private final Deliveries deliveries;
    private final Clock clock;

    /** What it writes. */
    @Component
    record Stores(StageStore stages, RequestStore requests, ReportStore reports) {}

    Promotions(
            Ledger ledger,
            AuditTrail audit,
            PartnerDirectory partners,
            Configurations configurations,
            StoredStages stages,
            Stores stores,
            Deliveries deliveries,
            Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.partners = partners;
        this.configurations = configurations;
        this.stages = stages;
        this.stores = stores;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public List<Standing> standings() {
        return partners.all().stream().map(Partner::name).sorted().map(this::standing).toList();
    }

    @Override
    public Standing standing(String partner) {
        partners.get(partner);
        String digest = configurations.of(partner).digest();
        return ledger.record(
                () -> {
                    stages.changed();
                    Optional<Decided> decided = stages.decided(partner);
                    return new Standing(
                            partner,
                            stages.of(partner),
                            decided.isEmpty(),
                            decided.filter(d -> !d.digest().equals(digest)).isPresent(),
                            digest,
                            decided.map(Decided::since),
                            decided.map(Decided::who),
                            decided.map(Decided::why),
                            stores.reports().passed(partner, digest),
                            stores.requests().open(partner));
                });
    }

    @Override
    public Standing promote(String partner, PartnerStage to, String who, String why) {
        partners.get(partner);
        ledger.record(() -> step(partner, to, who, why));
        stages.changed();
        return standing(partner);
    }

    private void step(String partner, PartnerStage to, String who, String why) {
        stores.stages().lock(partner);
        stages.changed();
        PartnerStage from = stages.of(partner);
        if (!StageSteps.after(from).contains(to)) {
            throw refused(
                    partner
                            + " is "
                            + from
                            + "; from there it can go to "
                            + StageSteps.after(from));
        }
        if (to == PartnerStage.LIVE) {
            request(partner, who, why);
        } else {
            stores.requests().drop(partner);
            decide(partner, to, who, why);
            appendStep(partner, from, to, who, why);
        }
    }

    private void request(String partner, String who, String why) {
        String digest = configurations.of(partner).digest();
        UUID report =
                stores.reports()
                        .passed(partner, digest)
                        .orElseThrow(
                                () ->
                                        refused(
                                                "no passed conformance report of "
                                                        + partner
                                                        + " for configuration "
                                                        + digest
                                                        + ": run `tongqu partner conformance`"));
        stores.requests().add(partner, new Request(report, digest, who, clock.instant()), why);
        audit.append(
                "partner.liveRequested",
                partner,
                who,
                Map.of("report", report.toString(), "digest", digest, "why", why));
    }

    @Override
    public Standing approve(String partner, String who, String why) {
        partners.get(partner);
        ledger.record(() -> approveOpen(partner, who, why));
        stages.changed();
        deliveries.resume(partner);
        return standing(partner);
    }

    private void approveOpen(String partner, String who, String why) {
        stores.stages().lock(partner);
        stages.changed();
        Request request =
                stores.requests()
                        .open(partner)
                        .orElseThrow(() -> refused("nobody asked to take " + partner + " live"));
        if (request.requestedBy().equalsIgnoreCase(who)) {
            throw refused(who + " asked for it: another person must approve");
        }
        if (!request.digest().equals(configurations.of(partner).digest())) {
            throw refused("the configuration of " + partner + " has changed since: test it again");
        }
        PartnerStage from = stages.of(partner);
        stores.requests().approved(partner, who, clock.instant());
        decide(partner, PartnerStage.LIVE, who, why);
        appendStep(partner, from, PartnerStage.LIVE, who, why);
    }

    private void decide(String partner, PartnerStage to, String who, String why) {
        String digest = configurations.of(partner).digest();
        stores.stages().put(new Decided(partner, to, digest, clock.instant(), who, why));
    }

    private void appendStep(
            String partner, PartnerStage from, PartnerStage to, String who, String why) {
        audit.append(
                "partner.promoted",
                partner,
                who,
                Map.of(
                        "from", from.name(),
                        "to", to.name(),
                        "digest", configurations.of(partner).digest(),
                        "why", why));
    }

    private static TongquException refused(String detail) {
        return new TongquException(ErrorCode.ONBOARDING_REFUSED, detail);
    }
}
