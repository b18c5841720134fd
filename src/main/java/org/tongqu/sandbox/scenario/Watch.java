package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.scenario.Cast.Line;
import org.tongqu.sandbox.simulator.MessageLog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for facts in the simulators' own logs. */
final class Watch {

    private static final long LOOK_MILLIS = 100;
    private static final int STEPS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Insurer> insurers;
    private final Duration limit;
    private final Clock clock;
    private final Instant since;

    Watch(Map<String, Insurer> insurers, Duration stepInterval, Clock clock) {
        this.insurers = insurers;
        this.limit = PATIENCE.plus(stepInterval.multipliedBy(STEPS));
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The claim that the insurer opened for a line. */
    Claim claim(Line line) {
        return until(
                line.cover().insurer() + " has the report of " + line.car().vehicleId(),
                () ->
                        insurer(line).claims().claims().stream()
                                .filter(claim -> isOf(claim, line))
                                .findFirst());
    }

    /** Waits until a message about a case came, of a kind, so often. */
    void messages(MessageLog log, String kind, String caseNo, int times) {
        until(
                times + " times " + kind,
                () -> Optional.of(count(log, kind, caseNo)).filter(count -> count >= times));
    }

    Insurer insurer(Line line) {
        return Optional.ofNullable(insurers.get(line.cover().insurer()))
                .orElseThrow(() -> new SandboxException("no such insurer"));
    }

    private static long count(MessageLog log, String kind, String caseNo) {
        return log.entries().stream()
                .filter(entry -> entry.kind().equals(kind) && entry.text().contains(caseNo))
                .count();
    }

    private boolean isOf(Claim claim, Line line) {
        return claim.report().key().plateNo().replace("·", "").equals(line.car().plateNo())
                && claim.report().key().kind() == line.cover().kind()
                && !claim.notifiedAt().isBefore(since);
    }

    private <T> T until(String what, Supplier<Optional<T>> look) {
        Instant end = clock.instant().plus(limit);
        while (clock.instant().isBefore(end)) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new SandboxException("waited " + limit + " in vain until: " + what);
    }

    private static void pause() {
        try {
            if (new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new SandboxException("cannot be");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while waiting", e);
        }
    }
}
