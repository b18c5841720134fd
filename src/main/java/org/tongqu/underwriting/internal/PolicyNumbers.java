package org.tongqu.underwriting.internal;

import org.tongqu.sealing.DataCipher;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Policy numbers at rest: under the data key of their import, bound to their row. */
final class PolicyNumbers {
    private static final String KEY_CONTEXT = "underwriting.import";

    private final DataCipher cipher;

    PolicyNumbers(DataCipher cipher) {
        this.cipher = cipher;
    }

    /** A wrapped data key for a new import. */
    byte[] newWrappedKey() {
        return cipher.wrap(cipher.newDataKey(), KEY_CONTEXT);
    }

    /** The data key of an import. */
    byte[] unwrap(byte[] wrappedKey) {
        return cipher.unwrap(wrappedKey, KEY_CONTEXT);
    }

    /** Encrypts under an import's data key. */
    byte[] encrypt(byte[] dataKey, String policyNo, byte[] policyIndex) {
        return cipher.encrypt(
                dataKey, policyNo.getBytes(StandardCharsets.UTF_8), context(policyIndex));
    }

    /** Reverses {@link #encrypt}. */
    String decrypt(byte[] wrappedKey, byte[] encrypted, byte[] policyIndex) {
        byte[] plain = cipher.decrypt(unwrap(wrappedKey), encrypted, context(policyIndex));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static String context(byte[] policyIndex) {
        return "underwriting.policyNo/" + HexFormat.of().formatHex(policyIndex);
    }
}
