package org.tongqu.onboarding.internal;

import org.tongqu.delivery.Trials.Seen;
import org.tongqu.onboarding.Conformance.Sent;

import java.time.Duration;
import java.time.Instant;

/** Messages as the report shows them. */
final class SentMessages {
    private SentMessages() {}

    static Sent of(Seen seen) {
        return new Sent(
                seen.uuid().toString(),
                seen.accidentNo(),
                seen.state().name(),
                seen.outcome().map(Enum::name),
                seen.partnerCode(),
                seen.reportNo(),
                seen.reason().map(Enum::name),
                seen.symptom(),
                seen.answers(),
                seen.payloadDigest(),
                millis(seen));
    }

    /** From its sending to its end; 0 as long as it has none. */
    static long millis(Seen seen) {
        Instant end = seen.endedAt().orElse(seen.createdAt());
        Instant start = seen.sentAt().filter(s -> s.isBefore(end)).orElse(end);
        return Duration.between(start, end).toMillis();
    }
}
