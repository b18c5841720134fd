package org.tongqu.sealing.internal.wire;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.Base64;

/** base64url of RFC 4648 §5 without padding, in its one canonical form. */
final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Refuses padding, foreign characters and stray bits, so that no two texts mean the same. */
    static byte[] decode(String text, String member) {
        try {
            byte[] bytes = DECODER.decode(text);
            if (encode(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed(member);
        }
        throw malformed(member);
    }

    static byte[] decode(String text, String member, int length) {
        byte[] bytes = decode(text, member);
        if (bytes.length != length) {
            throw malformed(member);
        }
        return bytes;
    }

    private static TongquException malformed(String member) {
        return new TongquException(
                ErrorCode.ENVELOPE_MALFORMED, member + " is not as docs/wire-format.md says");
    }
}
