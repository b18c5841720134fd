package org.tongqu.onboarding.internal;

import org.tongqu.accident.EventType;
import org.tongqu.delivery.Trials;
import org.tongqu.delivery.Trials.Order;
import org.tongqu.delivery.Trials.Seen;
import org.tongqu.delivery.Trials.State;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.sealing.Flaw;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** One run against one partner: sends messages, waits for what comes, remembers all of it. */
final class Course {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Terms terms;
    private final Trials trials;
    private final DisclosurePolicy disclosure;
    private final Clock clock;
    private final String stamp;
    private final List<Long> sent = new ArrayList<>();
    private int cases;
    private int reported;

    Course(Terms terms, Trials trials, DisclosurePolicy disclosure, Clock clock) {
        this.terms = terms;
        this.trials = trials;
        this.disclosure = disclosure;
        this.clock = clock;
        this.stamp = STAMP.format(LocalDateTime.ofInstant(clock.instant(), ZONE));
    }

    Terms terms() {
        return terms;
    }

    /** A new accident, 16 characters long as the hub's numbers are. */
    TestCase newCase() {
        cases++;
        return new TestCase(
                "KT" + stamp + String.format(Locale.ROOT, "%02d", cases),
                terms.policyNo(),
                terms.partner().insurer().map(i -> i.code()).orElse("-"),
                "测试甲",
                "FULL",
                100,
                clock.instant());
    }

    /** A message about a case, its first or a later one. */
    record Letter(
            TestCase about,
            UUID uuid,
            int version,
            boolean question,
            Optional<String> reportNo,
            Optional<Flaw> flaw) {
        static Letter first(TestCase about) {
            return of(about, 1, Optional.empty(), Optional.empty());
        }

        static Letter later(TestCase about, Optional<String> reportNo) {
            return of(about, 2, reportNo, Optional.empty());
        }

        static Letter flawed(TestCase about, Flaw flaw) {
            return of(about, 1, Optional.empty(), Optional.of(flaw));
        }

        /** The question whether this one is there. */
        Letter asked() {
            return new Letter(about, uuid, version, true, reportNo, flaw);
        }

        private static Letter of(
                TestCase about, int version, Optional<String> reportNo, Optional<Flaw> flaw) {
            return new Letter(about, UUID.randomUUID(), version, false, reportNo, flaw);
        }
    }

    /** Hands a message to the road; does not wait. */
    long post(Letter letter) {
        Order order =
                new Order(
                        terms.partner().name(),
                        letter.uuid(),
                        letter.about().line(),
                        letter.version() == 1
                                ? EventType.ACCIDENT_REPORTED
                                : EventType.LIABILITY_DETERMINED,
                        letter.version(),
                        letter.question(),
                        letter.about().view(disclosure),
                        letter.reportNo(),
                        letter.flaw());
        long id = trials.send(order);
        sent.add(id);
        return id;
    }

    /** Sends a message, and waits for what comes of it. */
    Seen send(Letter letter) {
        return settled(letter, post(letter));
    }

    /** Waits for an answer; asks for it where that is agreed and none came. */
    Seen settled(Letter letter, long id) {
        Seen seen = await(id, terms.patience());
        if (!terms.asks() || !Judge.isLost(seen)) {
            return seen;
        }
        Seen found = ask(letter);
        return Judge.isAccepted(found) ? found : seen;
    }

    /** Asks whether a message that was sent is there. */
    Seen ask(Letter letter) {
        return await(post(letter.asked()), terms.patience());
    }

    /** What came of a message within that time. */
    Seen await(long id, Duration patience) {
        Instant end = clock.instant().plus(patience);
        Seen seen = trials.look(id);
        while (isOpen(seen) && clock.instant().isBefore(end) && !interrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
            seen = trials.look(id);
        }
        return seen;
    }

    /** Waits before a message is sent again. */
    void pause(Duration pause) {
        Instant end = clock.instant().plus(pause);
        while (clock.instant().isBefore(end) && !interrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private static boolean isOpen(Seen seen) {
        return seen.state() == State.PENDING
                || seen.state() == State.SENDING
                || seen.state() == State.AWAITING;
    }

    /** Everything that was sent so far, as it stands now. */
    List<Seen> all() {
        return sent.stream().map(trials::look).toList();
    }

    /** What was sent since this was asked last. */
    List<Seen> news() {
        List<Seen> news = sent.subList(reported, sent.size()).stream().map(trials::look).toList();
        reported = sent.size();
        return news;
    }
}
