package org.tongqu.sandbox.crypto;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

import java.util.HexFormat;

/** SM3 (GB/T 32905) and HMAC-SM3. */
public final class Sm3 {

    private static final int LENGTH = 32;

    private Sm3() {}

    /** The digest, 32 bytes. */
    public static byte[] digest(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] out = new byte[LENGTH];
        digest.doFinal(out, 0);
        return out;
    }

    /** The digest as lower-case hex. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    /** HMAC-SM3, 32 bytes. */
    public static byte[] hmac(byte[] key, byte[] bytes) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(bytes, 0, bytes.length);
        byte[] out = new byte[LENGTH];
        mac.doFinal(out, 0);
        return out;
    }
}
