package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.ClaimBook;
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
import java.util.stream.Stream;

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
                line.cover().servicing() + " has the report of " + line.car().vehicleId(),
                () -> claims(line).filter(Watch::isReported).findFirst());
    }

    /** The claim of a line, once the insurer knows that its car is liable. */
    Claim liable(Line line) {
        return until(
                line.cover().servicing() + " has the new liability of " + line.car().vehicleId(),
                () -> claims(line).filter(c -> !c.report().withoutLiability()).findFirst());
    }

    /** All claims of a line that are as old as this run, or younger. */
    Stream<Claim> claims(Line line) {
        return insurer(line).claims().claims().stream().filter(claim -> isOf(claim, line));
    }

    /** A caller's claim has no accident number until the hub reports it. */
    private static boolean isReported(Claim claim) {
        return !claim.report().key().accidentNo().isEmpty();
    }

    /** Waits until a message about a case came, of a kind, so often. */
    void messages(MessageLog log, String kind, String caseNo, int times) {
        until(
                times + " times " + kind,
                () -> Optional.of(count(log, kind, caseNo)).filter(count -> count >= times));
    }

    Insurer insurer(Line line) {
        return insurer(line.cover().servicing());
    }

    Insurer insurer(String code) {
        return Optional.ofNullable(insurers.get(code))
                .orElseThrow(() -> new SandboxException("no insurer " + code));
    }

    private static long count(MessageLog log, String kind, String caseNo) {
        return log.entries().stream()
                .filter(entry -> entry.kind().equals(kind) && entry.text().contains(caseNo))
                .count();
    }

    private boolean isOf(Claim claim, Line line) {
        return ClaimBook.plain(claim.report().key().plateNo()).equals(line.car().plateNo())
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
