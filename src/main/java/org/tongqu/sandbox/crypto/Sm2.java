package org.tongqu.sandbox.crypto;

import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.tongqu.sandbox.SandboxException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;

import javax.crypto.Cipher;

/** SM2 (GB/T 32918): signatures in DER with the default user ID, encryption as 04 C1 C3 C2. */
public final class Sm2 {

    /** The user ID that goes into Z, GM/T 0009. */
    public static final String USER_ID = "1234567812345678";

    private static final String SIGNATURE = "SM3withSM2";
    private static final String CIPHER = "SM2/C1C3C2/NoPadding";

    private Sm2() {}

    /** SM3withSM2 over the message, DER. */
    public static byte[] sign(PrivateKey key, byte[] message, SecureRandom random) {
        try {
            Signature signature = signature();
            signature.initSign(key, random);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("SM2 signing failed", e);
        }
    }

    /** Whether the DER signature is the key's over the message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] der) {
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(der);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new SandboxException("SM2 verification failed", e);
        }
    }

    /** Encrypts for the key's owner: 04 C1 C3 C2. */
    public static byte[] encrypt(PublicKey key, byte[] plain, SecureRandom random) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER, BouncyCastle.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, key, random);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("SM2 encryption failed", e);
        }
    }

    /** Reverses {@link #encrypt}. */
    public static byte[] decrypt(PrivateKey key, byte[] raw) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER, BouncyCastle.PROVIDER);
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(raw);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new SandboxException("SM2 decryption failed", e);
        }
    }

    private static Signature signature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURE, BouncyCastle.PROVIDER);
        signature.setParameter(new SM2ParameterSpec(USER_ID.getBytes(StandardCharsets.US_ASCII)));
        return signature;
    }
}
