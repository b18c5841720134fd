package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests of the wire format and of suite files. */
public enum DigestAlgorithm {
    /** GB/T 32905. */
    SM3("SM3", false),
    SHA_256("SHA-256", false),
    /** For the password digest of WS-Security, which knows no other. */
    SHA_1("SHA-1", true),
    /** For partners that accept nothing else. */
    MD5("MD5", true);

    private final String jcaName;
    private final boolean legacy;

    DigestAlgorithm(String jcaName, boolean legacy) {
        this.jcaName = jcaName;
        this.legacy = legacy;
    }

    /** Whether it no longer withstands an attacker who chooses the content. */
    public boolean isLegacy() {
        return legacy;
    }

    /** The digest of the parts, one after the other. */
    public byte[] of(byte[]... parts) {
        return this == SM3 ? sm3(parts) : other(parts);
    }

    private static byte[] sm3(byte[]... parts) {
        SM3Digest digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }

    private byte[] other(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(jcaName);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new TongquException(ErrorCode.INTERNAL, jcaName + " is not there", absent);
        }
    }
}
