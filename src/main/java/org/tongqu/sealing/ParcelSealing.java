package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.internal.suite.SuiteParcelSealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Seals and opens in a partner's own protocol, as its suite file lists the steps. */
public interface ParcelSealing {

    /**
     * The suites of a checkout, without starting anything.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    static ParcelSealing read(TongquPaths paths, KeySource keys, Clock clock) {
        return SuiteParcelSealing.read(paths, keys, clock);
    }

    /**
     * What the steps may refer to: the message's id, the moment, named references (file name …).
     */
    record Context(
            String messageId, Instant at, Map<String, String> references, Optional<Flaw> flaw) {

        /** A message that is sealed as agreed. */
        public Context(String messageId, Instant at, Map<String, String> references) {
            this(messageId, at, references, Optional.empty());
        }
    }

    /**
     * An authenticated, decrypted parcel.
     *
     * @param nonce what its sender uses once only, where the suite reads one into the slot {@code
     *     nonce}; whoever takes the parcel in remembers it and refuses it the next time
     */
    record Opened(byte[] payload, Partner.Proof proof, Optional<Nonce> nonce) {}

    /**
     * What a sender uses once only.
     *
     * @param remembered how long: a copy of the parcel is stale by then
     */
    record Nonce(String value, Duration remembered) {
        /** For a parcel that is fresh for five minutes before and after its time. */
        public static final Duration SHORTEST = Duration.ofMinutes(15);
    }

    /**
     * Runs the suite's `seal` steps.
     *
     * @param message name in the partner's mapping, e.g. {@code accident-out}; a suite may seal one
     *     message otherwise than its {@code default}
     */
    Parcel seal(Draft draft, Partner recipient, String message, Context context);

    /**
     * Runs the suite's `open` steps for a message of that name, or else its {@code default}; what
     * is not authenticated as the suite says is refused.
     *
     * @throws TongquException SIGNATURE_INVALID, STALE_TIME, DECRYPTION_FAILED, ENVELOPE_MALFORMED;
     *     PARTNER_UNREADABLE when the proof is weaker than the sender's file declares
     */
    Opened open(Parcel parcel, Partner sender, String message);

    /** The flaws that would show in a message of that name, by the steps of its suite. */
    Set<Flaw> flaws(Partner recipient, String message);
}
