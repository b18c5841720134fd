package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.PartnerStage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of a partner: draft → testing → live → suspended, and back to testing; audited. */
public interface Lifecycle {

    /**
     * How a partner stands.
     *
     * @param implied that nobody decided it: a simulator in a trial, or a partner that is new
     * @param changed that its configuration is no longer the one it was promoted with
     * @param passedReport the newest passed report for exactly this configuration
     */
    record Standing(
            String partner,
            PartnerStage stage,
            boolean implied,
            boolean changed,
            String digest,
            Optional<Instant> since,
            Optional<String> who,
            Optional<String> why,
            Optional<UUID> passedReport,
            Optional<Request> request) {}

    /** A request to go live that waits for a second person. */
    record Request(UUID reportId, String digest, String requestedBy, Instant requestedAt) {}

    /** How every partner stands, by name. */
    List<Standing> standings();

    /** How one stands. */
    Standing standing(String partner);

    /**
     * Takes a partner a step further; to live, this only asks, and another person approves.
     *
     * @throws TongquException ONBOARDING_REFUSED, saying what is missing
     */
    Standing promote(String partner, PartnerStage to, String who, String why);

    /**
     * Approves the open request to go live.
     *
     * @throws TongquException ONBOARDING_REFUSED: the person who asked, no request, or the
     *     configuration has changed since
     */
    Standing approve(String partner, String who, String why);
}
