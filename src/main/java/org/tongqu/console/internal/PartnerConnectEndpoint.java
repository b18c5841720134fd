package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.mapping.Translation;
import org.tongqu.onboarding.ConnectionTest;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Trial;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;
import java.util.List;

/** Tries a partner's connections from where the hub runs, as {@code tongqu partner connect}. */
@Component
@Endpoint(id = "partnerconnect")
class PartnerConnectEndpoint {

    private final ConnectionTest test;

    PartnerConnectEndpoint(
            TongquPaths paths,
            PartnerDirectory partners,
            DisclosurePolicy disclosure,
            CanonicalEvents events,
            Translation translation,
            Clock clock) {
        this.test =
                new ConnectionTest(
                        new Tools(paths, partners, disclosure, events, translation, clock));
    }

    /** One phase; {@code likelyZh} and {@code likelyEn} are empty where it passed. */
    record Phase(
            String name,
            boolean passed,
            long millis,
            String detail,
            String likelyZh,
            String likelyEn) {

        static Phase of(Trial.Phase phase) {
            return new Phase(
                    phase.name(),
                    phase.failure().isEmpty(),
                    phase.took().toMillis(),
                    phase.detail(),
                    phase.failure().map(Trial.Cause::zh).orElse(""),
                    phase.failure().map(Trial.Cause::en).orElse(""));
        }
    }

    /** One connection of the partner file. */
    record Connection(String template, boolean passed, List<Phase> phases) {}

    /** Tries each connection; NOT_FOUND when nobody is called so. */
    @WriteOperation
    List<Connection> connect(@Selector String name) {
        return test.of(name).stream()
                .map(
                        trial ->
                                new Connection(
                                        trial.connection(),
                                        trial.passed(),
                                        trial.phases().stream().map(Phase::of).toList()))
                .toList();
    }
}
