package org.tongqu.sandbox.crypto;

import org.tongqu.sandbox.SandboxException;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), and the HMAC it is made of. */
public final class Hkdf {

    private static final int HASH = 32;

    private Hkdf() {}

    /** Extracts with a salt of zeros and expands to at most 32 bytes. */
    public static byte[] derive(byte[] secret, byte[] info, int length) {
        return derive(new byte[HASH], secret, info, length);
    }

    /** Extracts with the given salt and expands to at most 32 bytes: one block. */
    static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        if (length > HASH) {
            throw new SandboxException("HKDF of more than one block");
        }
        byte[] key = hmacSha256(salt, secret);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Arrays.copyOf(hmacSha256(key, block), length);
    }

    /** HMAC-SHA256, 32 bytes. */
    public static byte[] hmacSha256(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("HMAC-SHA256 failed", e);
        }
    }
}
