package org.tongqu.scenario;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tongqu.onboarding.Conformance;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Report;
import org.tongqu.onboarding.Conformance.Run;
import org.tongqu.onboarding.Conformance.Wish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One hub for all tests of onboarding, with the configuration that is shipped. */
final class OnboardingHub implements BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(OnboardingHub.class);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static volatile @Nullable Started started;

    /** What runs, until the last test class has ended. */
    record Started(RunningHub hub, Path var) implements AutoCloseable {
        Conformance conformance() {
            return hub.bean(Conformance.class);
        }

        LedgerView ledger() {
            return new LedgerView(hub);
        }

        /** Plays the catalogue to its end. */
        Run play(String partner) {
            return play(hub, partner);
        }

        static Run play(RunningHub hub, String partner) {
            begin(hub, partner);
            return ended(hub, partner);
        }

        /** Begins to play, on a thread of the hub's. */
        static void begin(RunningHub hub, String partner) {
            hub.bean(Conformance.class)
                    .start(new Wish(partner, "tester", Optional.empty(), Optional.of(PATIENCE)));
        }

        /** The last run, once it has ended. */
        static Run ended(RunningHub hub, String partner) {
            Conformance conformance = hub.bean(Conformance.class);
            return Eventually.within(
                    Duration.ofMinutes(3),
                    () -> conformance.last(partner).filter(run -> !run.running()));
        }

        Report report(Run run) {
            return conformance().report(run.reportId().orElseThrow()).orElseThrow();
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    static Started hub() {
        return Objects.requireNonNull(started);
    }

    /** The entry of that number. */
    static Entry entry(Run run, String number) {
        return run.played().stream()
                .filter(e -> e.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** Everything that was found, as {@code C01 http-500}. */
    static List<String> findings(Run run) {
        return run.played().stream()
                .flatMap(e -> e.findings().stream().map(f -> e.number() + " " + f))
                .toList();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started =
                context.getRoot()
                        .getStore(NAMESPACE)
                        .computeIfAbsent("hub", key -> start(), Started.class);
    }

    /** The time, but never in the hours in which a partner is closed, 23:00 to 01:00 there. */
    private static Clock opened() {
        Clock now = Clock.systemUTC();
        int hour = now.instant().atZone(ZoneId.of("Asia/Shanghai")).getHour();
        return hour >= 22 || hour < 1 ? Clock.offset(now, Duration.ofHours(4)) : now;
    }

    private static Started start() {
        try {
            Path var = Files.createTempDirectory("tongqu-onboarding");
            RunningHub hub = RunningHub.start(var, Path.of("").toAbsolutePath(), opened());
            hub.importPolicies();
            return new Started(hub, var);
        } catch (IOException e) {
            throw new IllegalStateException("no hub", e);
        }
    }
}
