package org.tongqu.testing;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.DataCipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A data cipher with a fixed master key and the JDK's algorithms, for tests of stores. */
public final class TestDataCipher implements DataCipher {
    private static final byte[] MASTER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int IV_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] encrypt(byte[] dataKey, byte[] plaintext, String context) {
        byte[] iv = new byte[IV_LENGTH];
        random.nextBytes(iv);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, dataKey, iv, plaintext, context);
        byte[] both = Arrays.copyOf(iv, IV_LENGTH + sealed.length);
        System.arraycopy(sealed, 0, both, IV_LENGTH, sealed.length);
        return both;
    }

    @Override
    public byte[] decrypt(byte[] dataKey, byte[] ciphertext, String context) {
        return gcm(
                Cipher.DECRYPT_MODE,
                dataKey,
                Arrays.copyOf(ciphertext, IV_LENGTH),
                Arrays.copyOfRange(ciphertext, IV_LENGTH, ciphertext.length),
                context);
    }

    private static byte[] gcm(int mode, byte[] key, byte[] iv, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new TongquException(ErrorCode.DECRYPTION_FAILED, context, failed);
        }
    }

    @Override
    public byte[] newDataKey() {
        byte[] key = new byte[MASTER.length];
        random.nextBytes(key);
        return key;
    }

    @Override
    public byte[] wrap(byte[] dataKey, String context) {
        return encrypt(MASTER, dataKey, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String context) {
        return decrypt(MASTER, wrapped, context);
    }

    @Override
    public byte[] blindIndex(String field, String normalisedValue) {
        return Arrays.copyOf(hmac(MASTER, field + "\0" + normalisedValue), 16);
    }

    @Override
    public Optional<byte[]> partnerDigest(String partnerName, String secretName, String value) {
        byte[] secret = (partnerName + "/" + secretName).getBytes(StandardCharsets.UTF_8);
        return Optional.of(hmac(secret, value));
    }

    private static byte[] hmac(byte[] key, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
