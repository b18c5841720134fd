package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF (RFC 5869) without salt. */
public final class KeyDerivation {
    private KeyDerivation() {}

    /** HKDF-SM3. */
    public static byte[] hkdfSm3(byte[] secret, byte[] info, int bytes) {
        return derive(new SM3Digest(), secret, info, bytes);
    }

    /** HKDF-SHA-256. */
    public static byte[] hkdfSha256(byte[] secret, byte[] info, int bytes) {
        return derive(new SHA256Digest(), secret, info, bytes);
    }

    private static byte[] derive(Digest digest, byte[] secret, byte[] info, int bytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(digest);
        generator.init(new HKDFParameters(secret, null, info));
        byte[] derived = new byte[bytes];
        generator.generateBytes(derived, 0, bytes);
        return derived;
    }
}
