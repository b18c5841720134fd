package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Backtest;
import org.tongqu.onboarding.Backtest.Outcome;
import org.tongqu.onboarding.Backtest.Wish;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/** Tries a changed mapping on what was delivered before; stores nothing but the audit entry. */
@Component
@Endpoint(id = "backtest")
class BacktestEndpoint {
    private static final int MOST = 10_000;

    private final Backtest backtest;
    private final Clock clock;

    BacktestEndpoint(Backtest backtest, Clock clock) {
        this.backtest = backtest;
        this.clock = clock;
    }

    /** Runs it; {@code since} is an age such as 7d, 12h or PT30M. */
    @WriteOperation
    Outcome run(
            @Selector String partner,
            String mapping,
            String since,
            String who,
            @Nullable Integer limit) {
        return backtest.run(
                new Wish(
                        partner,
                        path(mapping),
                        clock.instant().minus(age(since)),
                        limit == null ? MOST : Math.min(Math.max(1, limit), MOST),
                        Operator.named(who)));
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw TongquException.atField(ErrorCode.INVALID_VALUE, "/mapping", "no path");
        }
    }

    private static Duration age(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        if (!iso.startsWith("P")) {
            iso = iso.endsWith("D") ? "P" + iso : "PT" + iso;
        }
        try {
            return Duration.parse(iso);
        } catch (DateTimeException e) {
            throw TongquException.atField(
                    ErrorCode.INVALID_VALUE, "/since", "an age such as 7d or 12h");
        }
    }
}
