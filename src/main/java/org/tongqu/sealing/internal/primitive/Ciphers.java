package org.tongqu.sealing.internal.primitive;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Objects;

import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Symmetric encryption: SM4 by BouncyCastle, AES by the JDK, which is thirty times faster at GCM.
 */
public final class Ciphers {
    private static final int TAG_BITS = 128;
    private static final byte[] NONE = new byte[0];

    private Ciphers() {}

    /** Encrypts; the tag of an authenticated cipher stands at the end. */
    public static byte[] encrypt(
            CipherAlgorithm algorithm, byte[] key, byte[] iv, byte[] associated, byte[] plaintext) {
        try {
            return run(Cipher.ENCRYPT_MODE, algorithm, key, iv, associated, plaintext);
        } catch (GeneralSecurityException failed) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "cannot encrypt with " + algorithm, failed);
        }
    }

    /** Encrypts without associated data. */
    public static byte[] encrypt(
            CipherAlgorithm algorithm, byte[] key, byte[] iv, byte[] plaintext) {
        return encrypt(algorithm, key, iv, NONE, plaintext);
    }

    /**
     * Reverses {@link #encrypt}.
     *
     * @throws TongquException DECRYPTION_FAILED, the same for whatever is wrong
     */
    public static byte[] decrypt(
            CipherAlgorithm algorithm, byte[] key, byte[] iv, byte[] associated, byte[] sealed) {
        if (algorithm.isAuthenticated() && sealed.length < TAG_BITS / 8) {
            throw failed(); // the JDK would answer with an unchecked exception of its own
        }
        try {
            return run(Cipher.DECRYPT_MODE, algorithm, key, iv, associated, sealed);
        } catch (BadPaddingException | IllegalBlockSizeException wrong) {
            throw failed();
        } catch (GeneralSecurityException failed) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "cannot decrypt with " + algorithm, failed);
        }
    }

    /** Reverses {@link #encrypt} without associated data. */
    public static byte[] decrypt(CipherAlgorithm algorithm, byte[] key, byte[] iv, byte[] sealed) {
        return decrypt(algorithm, key, iv, NONE, sealed);
    }

    /** The one error for every ciphertext that does not open. */
    public static TongquException failed() {
        return new TongquException(ErrorCode.DECRYPTION_FAILED, "the content does not decrypt");
    }

    private static byte[] run(
            int mode,
            CipherAlgorithm algorithm,
            byte[] key,
            byte[] iv,
            byte[] associated,
            byte[] input)
            throws GeneralSecurityException {
        if (key.length != algorithm.keyBytes() || iv.length != algorithm.ivBytes()) {
            throw failed();
        }
        Cipher cipher = Cipher.getInstance(algorithm.transformation(), provider(algorithm));
        cipher.init(mode, new SecretKeySpec(key, algorithm.keyName()), parameters(algorithm, iv));
        if (associated.length > 0) {
            cipher.updateAAD(associated);
        }
        return cipher.doFinal(input);
    }

    private static @Nullable AlgorithmParameterSpec parameters(
            CipherAlgorithm algorithm, byte[] iv) {
        if (algorithm.isAuthenticated()) {
            return new GCMParameterSpec(TAG_BITS, iv);
        }
        return algorithm.ivBytes() == 0 ? null : new IvParameterSpec(iv);
    }

    private static Provider provider(CipherAlgorithm algorithm) {
        return algorithm.isNational()
                ? BouncyCastle.provider()
                : Objects.requireNonNull(Security.getProvider("SunJCE"));
    }
}
