package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.internal.wire.PartnerSide;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The partner's side of the wire format, for the {@code tongqu seal} command and for tests.
 *
 * <p>Thread-safe. The suite follows from the kind of the keys.
 */
public interface WireClient {

    /**
     * A client.
     *
     * @param name the partner's name
     * @param signingKey PEM file with the partner's private signing key (PKCS#8 or SEC 1)
     * @param hubSign the hub's signing certificate
     * @param hubEncrypt the hub's encryption certificate, of the same kind as the signing key
     * @throws TongquException KEY_UNAVAILABLE
     */
    static WireClient of(String name, Path signingKey, Path hubSign, Path hubEncrypt, Clock clock) {
        return PartnerSide.of(name, signingKey, hubSign, hubEncrypt, clock);
    }

    /** The same client, which can also open what the hub sealed for the partner. */
    WireClient withDecryptionKey(Path encryptionKey);

    /** Seals a payload for the hub. */
    byte[] seal(String messageId, String contentType, byte[] payload);

    /**
     * Verifies a receipt of the hub.
     *
     * @throws TongquException ENVELOPE_MALFORMED, SIGNATURE_INVALID, WRONG_RECIPIENT
     */
    Receipt verifyReceipt(byte[] receipt);

    /** Signs a receipt for the hub. */
    byte[] signReceipt(Receipt receipt);

    /** What an opened message was: its id, its digest for the receipt, and the payload. */
    record Opened(String messageId, String digest, byte[] payload, Optional<String> inReplyTo) {}

    /**
     * Opens a message that the hub sealed for the partner.
     *
     * @throws TongquException as {@link SealedMessages}; KEY_UNAVAILABLE without a decryption key
     */
    Opened open(byte[] envelope);

    /** The two headers of a signed request (docs/wire-format.md §4). */
    record RequestHeaders(String signatureInput, String signature) {}

    /**
     * Signs a request without a body.
     *
     * @param query with its question mark left out; empty when there is none
     */
    RequestHeaders signRequest(String method, String path, Optional<String> query, String nonce);
}
