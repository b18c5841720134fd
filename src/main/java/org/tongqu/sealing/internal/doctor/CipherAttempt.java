package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One decryption with whatever algorithm, key, IV and additional data; empty when it fails. */
record CipherAttempt(
        String engine, String mode, String padding, byte[] key, byte[] iv, byte[] aad) {
    private static final int TAG_BITS = 128;

    /** As the suite has it. */
    static CipherAttempt of(CipherAlgorithm algorithm, byte[] key, byte[] iv, byte[] aad) {
        String name = algorithm.name();
        boolean tripleDes = algorithm == CipherAlgorithm.TRIPLE_DES_CBC;
        return new CipherAttempt(
                tripleDes ? "DESede" : name.substring(0, name.indexOf('_')),
                name.substring(name.lastIndexOf('_') + 1),
                algorithm.isAuthenticated() ? "NoPadding" : "PKCS7Padding",
                key,
                iv,
                aad);
    }

    CipherAttempt with(byte[] otherKey, byte[] otherIv) {
        return new CipherAttempt(engine, mode, padding, otherKey, otherIv, aad);
    }

    CipherAttempt withAad(byte[] other) {
        return new CipherAttempt(engine, mode, padding, key, iv, other);
    }

    CipherAttempt padded(String other) {
        return new CipherAttempt(engine, mode, other, key, iv, aad);
    }

    CipherAttempt inMode(String other, String otherPadding) {
        return new CipherAttempt(engine, other, otherPadding, key, iv, aad);
    }

    CipherAttempt by(String otherEngine, byte[] otherKey) {
        return new CipherAttempt(otherEngine, mode, padding, otherKey, iv, aad);
    }

    Optional<byte[]> decrypt(byte[] sealed) {
        return Refused.unlessRefused(() -> run(sealed));
    }

    private byte[] run(byte[] sealed) {
        try {
            Cipher cipher =
                    Cipher.getInstance(
                            engine + "/" + mode + "/" + padding, BouncyCastle.provider());
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, engine), parameters());
            if (aad.length > 0 && isAuthenticated()) {
                cipher.updateAAD(aad);
            }
            return cipher.doFinal(sealed);
        } catch (GeneralSecurityException wrong) {
            throw Refused.because("does not decrypt");
        }
    }

    boolean isAuthenticated() {
        return mode.equals("GCM");
    }

    private @org.jspecify.annotations.Nullable AlgorithmParameterSpec parameters() {
        return switch (mode) {
            case "GCM" -> new GCMParameterSpec(TAG_BITS, iv);
            case "ECB" -> null;
            default -> new IvParameterSpec(iv);
        };
    }

    /** The counter that GCM starts its content at, to read it without the tag. */
    CipherAttempt asCounter() {
        byte[] counter = Arrays.copyOf(iv, 16);
        counter[15] = 2;
        return new CipherAttempt(engine, "CTR", "NoPadding", key, counter, aad);
    }
}
