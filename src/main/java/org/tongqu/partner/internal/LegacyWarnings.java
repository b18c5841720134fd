package org.tongqu.partner.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongqu.partner.PartnerDirectory;

import java.time.Clock;

/** Says at start which partners are spoken to in cryptography that protects little. */
@Component
final class LegacyWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(LegacyWarnings.class);

    private final PartnerDirectory partners;
    private final Clock clock;

    LegacyWarnings(PartnerDirectory partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    /** One WARN line for each partner that accepts LEGACY: its reason and its end. */
    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        partners.all()
                .forEach(
                        partner ->
                                partner.acceptLegacy()
                                        .map(legacy -> legacy.warningAt(clock.instant()))
                                        .ifPresent(w -> LOG.warn("{}: {}", partner.name(), w)));
    }
}
