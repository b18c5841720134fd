package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.PartnerCheck;
import org.tongqu.onboarding.PartnerCheck.Scope;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What {@code tongqu partner check} finds in the files as they are now. */
@Component
@Endpoint(id = "partnercheck")
class PartnerCheckEndpoint {

    private final TongquPaths paths;
    private final Environment environment;
    private final Clock clock;

    PartnerCheckEndpoint(TongquPaths paths, Environment environment, Clock clock) {
        this.paths = paths;
        this.environment = environment;
        this.clock = clock;
    }

    /** One finding; {@code line} is from 1. */
    record Found(
            String severity,
            String rule,
            String file,
            int line,
            String field,
            String zh,
            String en,
            String mendZh,
            String mendEn) {

        static Found of(Finding finding) {
            return new Found(
                    finding.severity().name(),
                    finding.rule().name(),
                    finding.file().toString(),
                    finding.line(),
                    finding.field(),
                    finding.zh(),
                    finding.en(),
                    finding.rule().mendZh(),
                    finding.rule().mendEn());
        }
    }

    /** All partners; {@code offline} does not try the endpoints. */
    @ReadOperation
    List<Found> all(@Nullable Boolean offline) {
        return found(Optional.empty(), offline);
    }

    /** One partner; NOT_FOUND when no file has that name. */
    @ReadOperation
    List<Found> one(@Selector String name, @Nullable Boolean offline) {
        return found(Optional.of(name), offline);
    }

    private List<Found> found(Optional<String> name, @Nullable Boolean offline) {
        Scope scope = new Scope(true, !Boolean.TRUE.equals(offline));
        return new PartnerCheck(paths, environment::resolveRequiredPlaceholders, clock, scope)
                .findings(name).stream().map(Found::of).toList();
    }
}
