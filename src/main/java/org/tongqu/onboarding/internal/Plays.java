package org.tongqu.onboarding.internal;

import org.tongqu.delivery.Trials.Seen;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.onboarding.internal.Course.Letter;
import org.tongqu.sealing.Flaw;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** How the entries of the catalogue are played. */
final class Plays {
    private static final String RARE = "测试𠮷䶮";
    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AGAIN = 3;

    private Plays() {}

    /** Whoever may be asked for lost answers may lose one, but not two in a row. */
    static Verdict accept(Course course) {
        Seen first = answer(course);
        return Judge.accepted(
                course.terms().asks() && Judge.isLost(first) ? answer(course) : first);
    }

    private static Seen answer(Course course) {
        return course.await(course.post(Letter.first(course.newCase())), course.terms().patience());
    }

    static Verdict duplicate(Course course) {
        Letter letter = Letter.first(course.newCase());
        Seen first = course.send(letter);
        return Judge.isAccepted(first)
                ? Judge.sameClaim(first, course.send(letter))
                : Judge.accepted(first);
    }

    /** The newer content first, then the older. */
    static Verdict outOfOrder(Course course) {
        TestCase older = course.newCase();
        Seen newer =
                course.send(Letter.later(older.liable("PRIMARY", 70), java.util.Optional.empty()));
        return Judge.isAccepted(newer)
                ? Judge.sameClaim(newer, course.send(Letter.first(older)))
                : Judge.accepted(newer);
    }

    static Verdict unknownPolicy(Course course) {
        Seen seen = course.send(Letter.first(course.newCase().of("TEST-NOT-INSURED-0")));
        if (seen.outcome().filter(o -> o == Outcome.NOT_INSURED).isPresent()) {
            return Verdict.passed("对方答复非其承保", "the partner says that it is not insured there");
        }
        List<String> findings =
                Judge.isAccepted(seen) ? List.of("accepted-anyway") : Judge.findings(seen);
        String what = String.join(", ", findings);
        return Verdict.failed(findings, "未答复非其承保：" + what, "not said to be uninsured: " + what);
    }

    static Verdict changedLiability(Course course) {
        TestCase about = course.newCase();
        Seen first = course.send(Letter.first(about));
        if (!Judge.isAccepted(first)) {
            return Judge.accepted(first);
        }
        Letter update = Letter.later(about.liable("PRIMARY", 70), first.reportNo());
        return Judge.sameClaim(first, course.send(update));
    }

    /** The hub does not wait: what it handed over is left, and found answered later. */
    static Verdict lateAnswer(Course course) {
        long id = course.post(Letter.first(course.newCase()));
        Seen atOnce = course.await(id, Duration.ZERO);
        Verdict verdict = Judge.accepted(course.await(id, course.terms().patience()));
        return verdict.isPassed() && !Judge.isAccepted(atOnce)
                ? Verdict.passed("迟到的答复仍对应原报文", "the answer that came later named its message")
                : verdict;
    }

    /** Something wrong with the sealed message: it must not be taken. */
    static Function<Course, Verdict> refused(Flaw flaw) {
        return course -> {
            Letter letter = Letter.flawed(course.newCase(), flaw);
            Seen seen = course.await(course.post(letter), course.terms().silence());
            if (Judge.isAccepted(seen)) {
                return Verdict.failed(
                        "accepted-anyway", "对方受理了不应受理的报文", "the partner took what it must refuse");
            }
            if (Judge.isRefused(seen)) {
                return Verdict.passed("对方明确拒绝", "the partner refused it");
            }
            return silent(course, seen);
        };
    }

    /** No word is as good as a no, if the partner is there at all. */
    private static Verdict silent(Course course, Seen seen) {
        String what = String.join(", ", Judge.findings(seen));
        Seen good = course.send(Letter.first(course.newCase()));
        return Judge.isAccepted(good)
                ? Verdict.passed(
                        "未受理（" + what + "），随后的正常报文照常受理",
                        "not taken (" + what + "); the next good message was accepted")
                : Verdict.failed(
                        Judge.findings(good),
                        "此后正常报文也不受理：" + what,
                        "afterwards good messages are not accepted either: " + what);
    }

    static Verdict rareCharacters(Course course) {
        Seen seen = course.send(Letter.first(course.newCase().drivenBy(RARE)));
        return Judge.isHeldByCharset(seen)
                ? Verdict.passed(
                        "字符集无法表示，已搁置，未改写", "held: the agreed charset has no such characters")
                : Judge.accepted(seen);
    }

    /** As after a time-out: the same message, or the question about it, before the answer. */
    static Verdict lostAnswer(Course course) {
        Letter letter = Letter.first(course.newCase());
        if (course.terms().asks()) {
            Seen sent = course.send(letter);
            return Judge.isAccepted(sent)
                    ? Judge.sameClaim(sent, course.ask(letter))
                    : Judge.accepted(sent);
        }
        long first = course.post(letter);
        long again = course.post(letter);
        Duration patience = course.terms().patience();
        return Judge.sameClaim(course.await(first, patience), course.await(again, patience));
    }

    /** As many as the partner says it takes at once; who is told to wait comes again. */
    static Verdict burst(Course course) {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < course.terms().atOnce(); i++) {
            letters.add(Letter.first(course.newCase()));
        }
        List<Long> posted = letters.stream().map(course::post).toList();
        Set<String> numbers = new HashSet<>();
        int waited = 0;
        for (int i = 0; i < letters.size(); i++) {
            Seen seen = course.settled(letters.get(i), posted.get(i));
            for (int n = 0; n < AGAIN && Judge.isToldToWait(seen); n++) {
                waited++;
                course.pause(PAUSE);
                seen = course.send(letters.get(i));
            }
            if (!Judge.isAccepted(seen)) {
                return Judge.accepted(seen);
            }
            numbers.add(seen.reportNo().orElse(UUID.randomUUID().toString()));
        }
        return numbered(letters.size(), numbers.size(), waited);
    }

    private static Verdict numbered(int messages, int numbers, int waited) {
        if (numbers < messages) {
            return Verdict.failed(
                    "shared-report-number", "不同案件共用报案号", "different claims share a report number");
        }
        return Verdict.passed(
                messages + " 笔并发均受理，稍后重试 " + waited + " 次",
                messages + " at once, all accepted; told to come later " + waited + " times");
    }

    static Verdict inTime(Course course) {
        long slowest =
                course.all().stream()
                        .filter(Judge::isAccepted)
                        .mapToLong(SentMessages::millis)
                        .max()
                        .orElse(0);
        return slowest <= QUICK.toMillis()
                ? Verdict.passed("最慢 " + slowest + " 毫秒", "the slowest took " + slowest + " ms")
                : Verdict.failed(
                        "slow", "最慢 " + slowest + " 毫秒", "the slowest took " + slowest + " ms");
    }

    /** Beside the answer that counted, nothing came that does not hold. */
    static Verdict answersHold(Course course) {
        List<String> met =
                course.all().stream()
                        .filter(Judge::isAccepted)
                        .flatMap(seen -> seen.symptom().stream())
                        .distinct()
                        .toList();
        String what = String.join(", ", met);
        return met.isEmpty()
                ? Verdict.passed("均可验证", "all of them hold")
                : Verdict.failed(
                        met, "另收到不可信的答复：" + what, "answers came that do not hold: " + what);
    }

    static Verdict oneAnswerEach(Course course) {
        long twice = course.all().stream().filter(seen -> seen.answers() > 1).count();
        return twice == 0
                ? Verdict.passed("每笔一个答复", "one answer to each")
                : Verdict.failed(
                        "duplicate",
                        twice + " 笔报文收到多个答复",
                        twice + " messages were answered more than once");
    }
}
