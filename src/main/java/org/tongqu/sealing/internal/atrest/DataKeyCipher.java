package org.tongqu.sealing.internal.atrest;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Authenticated encryption under one key: {@code iv ‖ ciphertext ‖ tag}, the context as associated
 * data. The length of the key says which cipher: 16 bytes SM4-GCM, 32 bytes AES-256-GCM.
 */
final class DataKeyCipher {
    private static final int IV_BYTES = 12;

    private final SecureRandom random;

    DataKeyCipher(SecureRandom random) {
        this.random = random;
    }

    byte[] encrypt(byte[] key, byte[] plaintext, String context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream(plaintext.length + 32);
        sealed.writeBytes(iv);
        sealed.writeBytes(Ciphers.encrypt(cipher(key), key, iv, utf8(context), plaintext));
        return sealed.toByteArray();
    }

    byte[] decrypt(byte[] key, byte[] sealed, String context) {
        if (sealed.length < IV_BYTES) {
            throw Ciphers.failed();
        }
        return Ciphers.decrypt(
                cipher(key),
                key,
                Arrays.copyOf(sealed, IV_BYTES),
                utf8(context),
                Arrays.copyOfRange(sealed, IV_BYTES, sealed.length));
    }

    private static CipherAlgorithm cipher(byte[] key) {
        return switch (key.length) {
            case 16 -> CipherAlgorithm.SM4_GCM;
            case 32 -> CipherAlgorithm.AES_256_GCM;
            default ->
                    throw new TongquException(
                            ErrorCode.INTERNAL, "a data key of " + key.length + " bytes");
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
