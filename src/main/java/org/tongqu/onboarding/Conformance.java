package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plays the numbered catalogue against a partner's endpoint, and signs what came of it. */
public interface Conformance {

    /**
     * What to play with.
     *
     * @param policy a test policy that the partner insures; a simulated partner has one by
     *     convention
     * @param patience how long an answer is waited for; by default as the partner's file says
     */
    record Wish(String partner, String who, Optional<String> policy, Optional<Duration> patience) {}

    /** What came of one entry. */
    enum Result {
        PASSED,
        FAILED,
        /** Said with the reason; never left out. */
        NOT_APPLICABLE,
        /** The partner does not even accept a plain message. */
        NOT_RUN
    }

    /** A text in both languages. */
    record Text(String zh, String en) {}

    /** One message that was sent for an entry; identifiers and codes only. */
    record Sent(
            String uuid,
            String accidentNo,
            String state,
            Optional<String> outcome,
            Optional<String> partnerCode,
            Optional<String> reportNo,
            Optional<String> reason,
            Optional<String> symptom,
            int answers,
            Optional<String> payloadSm3,
            long millis) {}

    /**
     * An entry of the catalogue as it was played.
     *
     * @param findings what went wrong, in stable words such as {@code http-500}
     */
    record Entry(
            String number,
            Text title,
            Text sends,
            Text expects,
            Result result,
            Text remark,
            List<String> findings,
            List<Sent> sent,
            Instant startedAt,
            long millis) {}

    /** How far a run is; {@code reportId} is there at its end. */
    record Run(
            String partner,
            Instant startedAt,
            boolean running,
            int entries,
            List<Entry> played,
            Optional<UUID> reportId,
            Optional<Boolean> passed,
            Optional<String> broken) {}

    /** A signed report, as files to keep. */
    record Report(
            UUID reportId,
            String partner,
            String digest,
            boolean passed,
            Instant madeAt,
            String who,
            String json,
            String html) {}

    /**
     * Starts a run; one per partner at a time.
     *
     * @throws TongquException NOT_FOUND; ONBOARDING_REFUSED while one runs, or when the partner
     *     cannot be played against; INVALID_VALUE without a test policy
     */
    Run start(Wish wish);

    /** The run of this hub that is under way, or was the last. */
    Optional<Run> last(String partner);

    /** A signed report. */
    Optional<Report> report(UUID reportId);
}
