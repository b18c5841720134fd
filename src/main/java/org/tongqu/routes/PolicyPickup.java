package org.tongqu.routes;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongqu.failure.FailureKind;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.underwriting.PolicyFiles;
import org.tongqu.underwriting.PolicyImport;

import java.io.File;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A policy file that an insurer left: imported for that insurer, or refused for good. */
@Component("policyPickup")
final class PolicyPickup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyPickup.class);
    private static final long RENEWAL_SECONDS = 20;

    private final PolicyFiles files;
    private final PartnerDirectory partners;
    private final LeasedTurn turn;
    private final Ledger ledger;
    private final Messages messages;
    private final Clock clock;
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "policy-leases");
                        thread.setDaemon(true);
                        return thread;
                    });

    PolicyPickup(
            PolicyFiles files,
            PartnerDirectory partners,
            LeasedTurn turn,
            Ledger ledger,
            Messages messages,
            Clock clock) {
        this.files = files;
        this.partners = partners;
        this.turn = turn;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Imports the local copy of the file; when this returns, the partner's may be deleted.
     *
     * <p>What is wrong as a file is noted by its code, and not tried again; all else fails.
     */
    public void take(Exchange exchange) {
        Partner partner = partners.get(Exchanges.partner(exchange));
        String route = Exchanges.present(exchange.getFromRouteId(), "route");
        ScheduledFuture<?> renewal =
                renewals.scheduleWithFixedDelay(
                        () -> renew(route), RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
        try {
            File file = Exchanges.present(exchange.getMessage().getBody(File.class), "file");
            take(partner, file);
        } finally {
            renewal.cancel(false);
        }
    }

    private void take(Partner partner, File file) {
        Optional<String> company = partner.insurer().map(Partner.InsurerCode::code);
        try {
            files.take(new PolicyImport.Request(file.toPath(), company), partner.name());
        } catch (TongquException e) {
            if (e.code().kind() != FailureKind.INVALID) {
                throw e;
            }
            ledger.record(() -> messages.refused(arrival(partner, file), e.code()));
        }
    }

    private Messages.Arrival arrival(Partner partner, File file) {
        return new Messages.Arrival(
                UUID.randomUUID(),
                clock.instant(),
                "policies",
                Optional.of(partner.name()),
                Optional.of(file.getName()),
                new byte[0]);
    }

    /** Another node that takes over meanwhile does no harm: an import is idempotent. */
    private void renew(String route) {
        try {
            turn.hold(route);
        } catch (TongquException e) {
            LOG.warn("the lease of {} was not renewed: {}", route, e.code());
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
