package org.tongqu.sandbox.crypto;

import org.tongqu.sandbox.SandboxException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes and reads key pairs, and names public keys. */
public final class KeyPairs {

    private static final String SM2_CURVE = "sm2p256v1";
    private static final int KEY_ID_BYTES = 16;

    private KeyPairs() {}

    /** A new SM2 key pair. */
    public static KeyPair sm2(SecureRandom random) {
        return P256.generate(SM2_CURVE, random);
    }

    /** A private key from its PKCS#8 bytes. */
    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("not a PKCS#8 key", e);
        }
    }

    /** Key id of docs/wire-format.md §2: 16 bytes of SHA-256 over the public key, in hex. */
    public static String keyId(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("SHA-256 is missing", e);
        }
    }
}
