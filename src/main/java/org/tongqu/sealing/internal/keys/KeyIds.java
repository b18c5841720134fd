package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.internal.primitive.DigestAlgorithm;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** Key ids of docs/wire-format.md §2. */
public final class KeyIds {
    private static final int BYTES = 16;

    private KeyIds() {}

    /** Lower-case hex of the first 16 bytes of SHA-256 over the SubjectPublicKeyInfo. */
    public static String of(PublicKey key) {
        byte[] digest = DigestAlgorithm.SHA_256.of(key.getEncoded());
        return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    }
}
