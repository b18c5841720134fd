package org.tongqu.delivery.internal;

import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.EventType;
import org.tongqu.partner.EventNames;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;

import java.util.List;
import java.util.Optional;

/** One line of {@code config/exchange.yaml}. */
record Rule(
        String id,
        List<String> on,
        Optional<PartnerRole> role,
        Optional<String> partner,
        boolean linked,
        String send) {

    boolean isForInsurers() {
        return role.filter(PartnerRole.INSURER::equals).isPresent();
    }

    boolean isOn(EventType type) {
        return EventNames.match(on, type.eventName());
    }

    boolean isTo(Partner candidate, CaseDocument document) {
        if (partner.isPresent()) {
            return partner.get().equals(candidate.name());
        }
        return role.filter(candidate.role()::equals).isPresent()
                && (!linked || isLinked(candidate, document));
    }

    private static boolean isLinked(Partner candidate, CaseDocument document) {
        return document.elements("sources")
                .anyMatch(source -> source.path("system").asText().equals(candidate.name()));
    }
}
