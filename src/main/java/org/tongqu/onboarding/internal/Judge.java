package org.tongqu.onboarding.internal;

import org.tongqu.delivery.Trials.Seen;
import org.tongqu.delivery.Trials.State;
import org.tongqu.failure.ErrorCode;
import org.tongqu.mapping.Translation.Outcome;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says of one message what came of it, in the words of the report. */
final class Judge {
    private static final List<String> REFUSALS = List.of("http-4", "unreadable");

    private static final List<String> LOSSES = List.of("timeout", "drop-connection");

    private Judge() {}

    static boolean isAccepted(Seen seen) {
        return seen.state() == State.ANSWERED
                && seen.outcome()
                        .filter(o -> o == Outcome.ACCEPTED || o == Outcome.DUPLICATE)
                        .isPresent();
    }

    /** Whether the partner said in so many words that it does not take the message. */
    static boolean isRefused(Seen seen) {
        boolean answered = seen.state() == State.ANSWERED && !isAccepted(seen);
        boolean refusal =
                seen.symptom().filter(s -> REFUSALS.stream().anyMatch(s::startsWith)).isPresent();
        return (answered && seen.outcome().filter(o -> o == Outcome.RETRY_LATER).isEmpty())
                || (seen.state() == State.FAILED && refusal);
    }

    /** Whether nobody knows if the partner has it. */
    static boolean isLost(Seen seen) {
        return switch (seen.state()) {
            case SENDING, AWAITING -> true;
            case FAILED -> seen.symptom().filter(LOSSES::contains).isPresent();
            case PENDING, ANSWERED, HELD -> false;
        };
    }

    static boolean isToldToWait(Seen seen) {
        return seen.outcome().filter(o -> o == Outcome.RETRY_LATER).isPresent()
                || seen.symptom().filter("http-503"::equals).isPresent();
    }

    static boolean isHeldByCharset(Seen seen) {
        return seen.state() == State.HELD
                && seen.reason().filter(r -> r == ErrorCode.NOT_ENCODABLE).isPresent();
    }

    /** The verdict where an accepting answer was expected. */
    static Verdict accepted(Seen seen) {
        if (isAccepted(seen)) {
            String no = seen.reportNo().orElse("-");
            return Verdict.passed("已受理，报案号 " + no, "accepted, report number " + no);
        }
        List<String> findings = findings(seen);
        String what = String.join(", ", findings);
        return Verdict.failed(findings, "未受理：" + what, "not accepted: " + what);
    }

    /** What kept a message from being accepted. */
    static List<String> findings(Seen seen) {
        if (seen.state() == State.ANSWERED) {
            return List.of(word(seen.outcome().map(Enum::name).orElse("unreadable")));
        }
        Optional<String> symptom = seen.symptom();
        if (symptom.filter("http-503"::equals).isPresent()) {
            return List.of("http-503", "retry-later");
        }
        if (symptom.isPresent()) {
            return List.of(symptom.get());
        }
        return switch (seen.state()) {
            case ANSWERED, HELD, FAILED ->
                    List.of(word(seen.reason().map(Enum::name).orElse("failed")));
            case PENDING -> List.of("not-sent");
            case SENDING, AWAITING -> List.of("timeout");
        };
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Both accepted, as one claim. */
    static Verdict sameClaim(Seen first, Seen second) {
        if (!isAccepted(first)) {
            return accepted(first);
        }
        if (!isAccepted(second)) {
            return accepted(second);
        }
        Optional<String> one = first.reportNo();
        Optional<String> other = second.reportNo();
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            return Verdict.failed(
                    "second-claim",
                    "同一案件开出两个报案号：" + one.get() + "、" + other.get(),
                    "two report numbers for one claim: " + one.get() + ", " + other.get());
        }
        return Verdict.passed("两次均受理，报案号相同", "accepted both times, as one claim");
    }
}
