package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.SandboxException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64url without padding, RFC 4648 §5. */
final class Base64Url {

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not base64url", e);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
