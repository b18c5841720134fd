package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Seals and opens in a partner's own protocol, as its suite file lists the steps. */
public interface ParcelSealing {

    /**
     * What the steps may refer to: the message's id, the moment, named references (file name …).
     */
    record Context(String messageId, Instant at, Map<String, String> references) {}

    /** An authenticated, decrypted parcel. */
    record Opened(byte[] payload, Partner.Proof proof, Optional<String> messageId) {}

    /** Runs the suite's `seal` steps. */
    Parcel seal(Draft draft, Partner recipient, Context context);

    /**
     * Runs the suite's `open` steps; what is not authenticated as the suite says is refused.
     *
     * @throws TongquException SIGNATURE_INVALID, STALE_TIME, DECRYPTION_FAILED, ENVELOPE_MALFORMED;
     *     PARTNER_UNREADABLE when the proof is weaker than the sender's file declares
     */
    default Opened open(Parcel parcel, Partner sender) {
        return open(parcel, sender, "default");
    }

    /**
     * Runs one variant of the suite's `open` steps, for partners whose answers are sealed in more
     * than one way.
     *
     * @throws TongquException as {@link #open(Parcel, Partner)}
     */
    Opened open(Parcel parcel, Partner sender, String variant);
}
