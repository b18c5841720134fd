package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Text;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Flaw;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What of a partner's files decides which entries apply, and how long answers are waited for.
 *
 * @param flaws what can be sealed wrongly so that the partner must notice
 */
record Terms(
        Partner partner, Way way, Set<Flaw> flaws, String policyNo, Optional<Duration> wished) {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 8;

    /** How long an answer that must come is waited for. */
    Duration patience() {
        Duration within = partner.delivery().answerWithin();
        return wished.orElse(within.compareTo(LONGEST) < 0 ? within : LONGEST);
    }

    /** How long an answer that need not come is waited for. */
    Duration silence() {
        boolean queue = way == Way.QUEUE && SILENCE.compareTo(patience()) < 0;
        return queue ? SILENCE : patience();
    }

    /** Whether the partner is asked about a message before it is sent again. */
    boolean asks() {
        return partner.delivery().resend() == Partner.Resend.QUERY_FIRST;
    }

    /** How many messages go at once. */
    int atOnce() {
        return Math.min(partner.delivery().concurrency(), MOST_AT_ONCE);
    }

    /** Why an entry about a flaw does not apply. */
    Optional<Text> without(Flaw flaw, String zh, String en) {
        return flaws.contains(flaw) ? Optional.empty() : Optional.of(new Text(zh, en));
    }
}
