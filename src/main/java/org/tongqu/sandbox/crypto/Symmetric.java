package org.tongqu.sandbox.crypto;

import org.tongqu.sandbox.SandboxException;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** SM4 and AES in the modes that the simulated parties use. */
public final class Symmetric {

    private static final int TAG_BITS = 128;

    private Symmetric() {}

    /** SM4-CBC with PKCS#7. */
    public static byte[] sm4CbcEncrypt(byte[] key, byte[] iv, byte[] plain) {
        return sm4Cbc(Cipher.ENCRYPT_MODE, key, iv, plain);
    }

    /** Reverses {@link #sm4CbcEncrypt}. */
    public static byte[] sm4CbcDecrypt(byte[] key, byte[] iv, byte[] secret) {
        return sm4Cbc(Cipher.DECRYPT_MODE, key, iv, secret);
    }

    /** SM4-GCM, the tag at the end. */
    public static byte[] sm4GcmEncrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        return gcm(Cipher.ENCRYPT_MODE, "SM4", key, iv, associated, plain);
    }

    /** Reverses {@link #sm4GcmEncrypt}. */
    public static byte[] sm4GcmDecrypt(byte[] key, byte[] iv, byte[] associated, byte[] secret) {
        return gcm(Cipher.DECRYPT_MODE, "SM4", key, iv, associated, secret);
    }

    /** AES-GCM, the tag at the end. */
    public static byte[] aesGcmEncrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        return gcm(Cipher.ENCRYPT_MODE, "AES", key, iv, associated, plain);
    }

    /** Reverses {@link #aesGcmEncrypt}. */
    public static byte[] aesGcmDecrypt(byte[] key, byte[] iv, byte[] associated, byte[] secret) {
        return gcm(Cipher.DECRYPT_MODE, "AES", key, iv, associated, secret);
    }

    /** AES-128-ECB with PKCS#7: no security to speak of, and what a LEGACY party does. */
    public static byte[] aesEcbEncrypt(byte[] key, byte[] plain) {
        return aesEcb(Cipher.ENCRYPT_MODE, key, plain);
    }

    /** Reverses {@link #aesEcbEncrypt}. */
    public static byte[] aesEcbDecrypt(byte[] key, byte[] secret) {
        return aesEcb(Cipher.DECRYPT_MODE, key, secret);
    }

    private static byte[] aesEcb(int mode, byte[] key, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("AES/ECB failed", e);
        }
    }

    /** AES-CBC with PKCS#7. */
    public static byte[] aesCbcEncrypt(byte[] key, byte[] iv, byte[] plain) {
        return aesCbc(Cipher.ENCRYPT_MODE, key, iv, plain);
    }

    /** Reverses {@link #aesCbcEncrypt}. */
    public static byte[] aesCbcDecrypt(byte[] key, byte[] iv, byte[] secret) {
        return aesCbc(Cipher.DECRYPT_MODE, key, iv, secret);
    }

    private static byte[] aesCbc(int mode, byte[] key, byte[] iv, byte[] input) {
        return run(mode, "AES/CBC/PKCS5Padding", key, new IvParameterSpec(iv), new byte[0], input);
    }

    private static byte[] sm4Cbc(int mode, byte[] key, byte[] iv, byte[] input) {
        return run(mode, "SM4/CBC/PKCS7Padding", key, new IvParameterSpec(iv), new byte[0], input);
    }

    private static byte[] gcm(
            int mode, String algorithm, byte[] key, byte[] iv, byte[] associated, byte[] input) {
        String transformation = algorithm + "/GCM/NoPadding";
        return run(
                mode, transformation, key, new GCMParameterSpec(TAG_BITS, iv), associated, input);
    }

    private static byte[] run(
            int mode,
            String transformation,
            byte[] key,
            AlgorithmParameterSpec parameters,
            byte[] associated,
            byte[] input) {
        try {
            String algorithm = transformation.substring(0, 3);
            Cipher cipher =
                    algorithm.equals("AES")
                            ? Cipher.getInstance(transformation)
                            : Cipher.getInstance(transformation, BouncyCastle.PROVIDER);
            cipher.init(mode, new SecretKeySpec(key, algorithm), parameters);
            if (associated.length > 0) {
                cipher.updateAAD(associated);
            }
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SandboxException(transformation + " failed", e);
        }
    }
}
