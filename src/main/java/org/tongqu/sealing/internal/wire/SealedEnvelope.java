package org.tongqu.sealing.internal.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.internal.FlatJson;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The three members of a sealed message; the header's text is kept as it came. */
record SealedEnvelope(
        String protectedText, WireHeader header, byte[] ciphertext, byte[] signature) {
    static final int LARGEST_BYTES = 1 << 20;

    private static final Set<String> MEMBERS = Set.of("protected", "ciphertext", "signature");

    static SealedEnvelope parse(byte[] envelope) {
        requireSize(envelope);
        FlatJson json = FlatJson.parse(envelope, MEMBERS, Set.of());
        String protectedText = json.text("protected");
        return new SealedEnvelope(
                protectedText,
                WireHeader.parse(Base64Url.decode(protectedText, "protected")),
                Base64Url.decode(json.text("ciphertext"), "ciphertext"),
                Base64Url.decode(json.text("signature"), "signature"));
    }

    byte[] write() {
        byte[] envelope =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("protected", protectedText)
                        .put("ciphertext", Base64Url.encode(ciphertext))
                        .put("signature", Base64Url.encode(signature))
                        .toString()
                        .getBytes(StandardCharsets.US_ASCII);
        requireSize(envelope);
        return envelope;
    }

    /** Header and signature as they were sent. */
    byte[] proof() {
        return ascii(protectedText + "." + Base64Url.encode(signature));
    }

    /** What the signature is over: the header as sent, and the digest of the ciphertext. */
    byte[] signedBytes(WireSuite suite) {
        return signedBytes(suite, protectedText, ciphertext);
    }

    static byte[] signedBytes(WireSuite suite, String protectedText, byte[] ciphertext) {
        String digest = Base64Url.encode(suite.digest().of(ciphertext));
        return ascii(protectedText + "." + digest);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireSize(byte[] envelope) {
        if (envelope.length > LARGEST_BYTES) {
            throw new TongquException(
                    ErrorCode.MESSAGE_TOO_LARGE, envelope.length + " bytes, more than 1 MiB");
        }
    }
}
