package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.util.Comparator;
import java.util.List;

/** Who is connected, as the partner files say. */
@Component
@Endpoint(id = "partners")
class PartnersEndpoint {

    private final PartnerDirectory partners;

    PartnersEndpoint(PartnerDirectory partners) {
        this.partners = partners;
    }

    /** One partner; {@code connections} are the names of route templates. */
    record Connected(
            String name,
            String role,
            String titleZh,
            String titleEn,
            List<String> connections,
            boolean simulated) {

        static Connected of(Partner partner) {
            return new Connected(
                    partner.name(),
                    partner.role().name(),
                    partner.titleZh(),
                    partner.titleEn(),
                    partner.connections().stream().map(Partner.Connection::template).toList(),
                    partner.simulated());
        }
    }

    /** All partners, by name. */
    @ReadOperation
    List<Connected> all() {
        return partners.all().stream()
                .sorted(Comparator.comparing(Partner::name))
                .map(Connected::of)
                .toList();
    }

    /** The partner of that name; NOT_FOUND when nobody is called so. */
    @ReadOperation
    Connected one(@Selector String name) {
        return Connected.of(partners.get(name));
    }
}
