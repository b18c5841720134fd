package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is connected, as the partner files say. */
@Component
@Endpoint(id = "partners")
class PartnersEndpoint {

    private final PartnerDirectory partners;
    private final Clock clock;

    PartnersEndpoint(PartnerDirectory partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    /** That LEGACY cryptography is accepted, and how long; {@code stage} says if it ends soon. */
    record Legacy(String reason, LocalDate until, String stage, String warning) {

        static Legacy of(Partner.LegacyAcceptance accepted, Instant now) {
            return new Legacy(
                    accepted.reason(),
                    accepted.until(),
                    accepted.stageAt(now).name(),
                    accepted.warningAt(now));
        }
    }

    /**
     * One partner; {@code connections} are the names of route templates, {@code proof} is the
     * weakest answer that confirms.
     */
    record Connected(
            String name,
            String role,
            String titleZh,
            String titleEn,
            List<String> connections,
            boolean simulated,
            String proof,
            Optional<Legacy> legacy) {

        static Connected of(Partner partner, Instant now) {
            return new Connected(
                    partner.name(),
                    partner.role().name(),
                    partner.titleZh(),
                    partner.titleEn(),
                    partner.connections().stream().map(Partner.Connection::template).toList(),
                    partner.simulated(),
                    partner.delivery().proof().name(),
                    partner.acceptLegacy().map(accepted -> Legacy.of(accepted, now)));
        }
    }

    /** All partners, by name. */
    @ReadOperation
    List<Connected> all() {
        return partners.all().stream()
                .sorted(Comparator.comparing(Partner::name))
                .map(partner -> Connected.of(partner, clock.instant()))
                .toList();
    }

    /** The partner of that name; NOT_FOUND when nobody is called so. */
    @ReadOperation
    Connected one(@Selector String name) {
        return Connected.of(partners.get(name), clock.instant());
    }
}
