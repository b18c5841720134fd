package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Conformance;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Conformance.Wish;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Plays the catalogue against a partner, tells how far it is, and hands out signed reports. */
@Component
@Endpoint(id = "conformance")
class ConformanceEndpoint {
    private final Conformance conformance;

    ConformanceEndpoint(Conformance conformance) {
        this.conformance = conformance;
    }

    /** Starts a run; a second one at the same time is refused. */
    @WriteOperation
    Run start(
            @Selector String partner,
            String who,
            @Nullable String policy,
            @Nullable String patience) {
        return conformance.start(
                new Wish(
                        partner,
                        Operator.named(who),
                        Optional.ofNullable(policy),
                        Optional.ofNullable(patience).map(ConformanceEndpoint::duration)));
    }

    /** The run that is under way, or was the last. */
    @ReadOperation
    Run last(@Selector String partner) {
        return conformance.last(partner).orElseThrow(() -> notFound("no run of " + partner));
    }

    /** A signed report, both as JSON and as a page. */
    @ReadOperation
    Report report(@Selector String partner, @Selector String reportId) {
        return uuid(reportId)
                .flatMap(conformance::report)
                .filter(r -> r.partner().equals(partner))
                .orElseThrow(() -> notFound("no report " + reportId));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/patience", "a duration such as PT30S");
        }
    }

    private static TongquException notFound(String detail) {
        return new TongquException(ErrorCode.NOT_FOUND, detail);
    }
}
