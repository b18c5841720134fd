package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.internal.wire.HubSealedMessages;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tongqu's own wire format (docs/wire-format.md §2–3): sealed messages and signed receipts. */
public interface SealedMessages {

    /** The hub's side of the format with keys of one's own, without starting anything. */
    static SealedMessages of(PartnerDirectory partners, KeySource keys, Clock clock) {
        return HubSealedMessages.of(partners, keys, clock);
    }

    /**
     * A sealed message whose signature holds, not yet decrypted.
     *
     * @param proof header and signature as they were sent: with {@code plaintextDigest} they prove
     *     what was said, without the content
     */
    record Authenticated(
            Partner sender,
            String suite,
            String messageId,
            Instant sealedAt,
            String contentType,
            String plaintextDigest,
            byte[] proof,
            byte[] envelope) {}

    /**
     * Verifies sender, suite, signature and recipient; parses nothing but the envelope.
     *
     * @throws TongquException ENVELOPE_MALFORMED, UNKNOWN_SENDER, UNKNOWN_SUITE, SIGNATURE_INVALID,
     *     WRONG_RECIPIENT
     */
    Authenticated authenticate(byte[] envelope);

    /**
     * Refuses a message sealed more than 5 minutes from the hub's clock.
     *
     * @throws TongquException STALE_TIME
     */
    void requireFresh(Authenticated message);

    /**
     * Decrypts and checks the plaintext digest.
     *
     * @throws TongquException DECRYPTION_FAILED
     */
    byte[] decrypt(Authenticated message);

    /** Seals a payload for a partner in the first wire suite its file lists. */
    byte[] seal(
            Partner recipient,
            String messageId,
            String contentType,
            byte[] payload,
            Optional<String> inReplyTo);

    /** A receipt's content; {@code digest} is the {@code ptd} of the envelope it is for. */
    record Receipt(
            String receiptId,
            String messageId,
            String digest,
            Instant receivedAt,
            Optional<String> caseNo) {}

    /**
     * As {@link #seal}, with a salt of 16 bytes that the caller keeps: every sealing of the same
     * payload then has the same plaintext digest, by which a receipt can be known.
     */
    byte[] seal(Partner recipient, String messageId, String contentType, Salted payload);

    /** A payload, and what keeps it from being guessed by its digest. */
    record Salted(byte[] salt, byte[] payload) {}

    /** The plaintext digest that such a sealing for this partner has, as receipts write it. */
    String plaintextDigest(Partner recipient, Salted payload);

    /** Signs a receipt for a partner, in the suite of its message. */
    byte[] signReceipt(Receipt receipt, Partner recipient, String suite);

    /**
     * Verifies a receipt that a partner signed.
     *
     * @throws TongquException ENVELOPE_MALFORMED, SIGNATURE_INVALID, UNKNOWN_SUITE, WRONG_RECIPIENT
     */
    Receipt verifyReceipt(byte[] receipt, Partner signer);
}
