package org.tongqu.sandbox.taic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment.TaicKeys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Terminal (8), trace number (12), MAC (8), IV (8), and the text under 3DES-CBC. */
final class TaicSeal {

    private static final int TERMINAL = 8;
    private static final int TRACE = 12;
    private static final int BLOCK = 8;
    private static final int LEAST = TERMINAL + TRACE + 3 * BLOCK;

    private final TaicKeys keys;
    private final SecureRandom random;

    /** An opened body. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opened(String trace, byte[] plain) {}

    TaicSeal(TaicKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Fails unless terminal and MAC are right. */
    Opened open(byte[] body) {
        if (body.length < LEAST) {
            throw new SandboxException("too short");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] front = next(in, TERMINAL + TRACE);
        byte[] mac = next(in, BLOCK);
        byte[] rest = next(in, in.remaining());
        String text = new String(front, StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(mac(front, rest), mac) || !text.startsWith(keys.terminal())) {
            throw new SandboxException("terminal or MAC are wrong");
        }
        byte[] plain =
                desede(
                        Cipher.DECRYPT_MODE,
                        Arrays.copyOf(rest, BLOCK),
                        Arrays.copyOfRange(rest, BLOCK, rest.length));
        return new Opened(text.substring(TERMINAL), plain);
    }

    byte[] seal(String trace, byte[] plain) {
        byte[] front = (keys.terminal() + trace).getBytes(StandardCharsets.US_ASCII);
        byte[] iv = new byte[BLOCK];
        random.nextBytes(iv);
        byte[] secret = desede(Cipher.ENCRYPT_MODE, iv, plain);
        byte[] rest = Arrays.copyOf(iv, BLOCK + secret.length);
        System.arraycopy(secret, 0, rest, BLOCK, secret.length);
        return ByteBuffer.allocate(front.length + BLOCK + rest.length)
                .put(front)
                .put(mac(front, rest))
                .put(rest)
                .array();
    }

    /** ANSI X9.19: DES-CBC-MAC with the first half of the key, its end under both halves. */
    private byte[] mac(byte[] front, byte[] rest) {
        int length = front.length + rest.length;
        byte[] padded = new byte[(length + BLOCK - 1) / BLOCK * BLOCK];
        System.arraycopy(front, 0, padded, 0, front.length);
        System.arraycopy(rest, 0, padded, front.length, rest.length);
        byte[] first = Arrays.copyOf(keys.mac(), BLOCK);
        byte[] second = Arrays.copyOfRange(keys.mac(), BLOCK, 2 * BLOCK);
        byte[] code = new byte[BLOCK];
        for (int at = 0; at < padded.length; at += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                code[i] ^= padded[at + i];
            }
            code = des(Cipher.ENCRYPT_MODE, first, code);
        }
        return des(Cipher.ENCRYPT_MODE, first, des(Cipher.DECRYPT_MODE, second, code));
    }

    private static byte[] des(int mode, byte[] key, byte[] block) {
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "DES"));
            return cipher.doFinal(block);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("DES failed", e);
        }
    }

    private byte[] desede(int mode, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(keys.tdes(), "DESede"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SandboxException("3DES failed", e);
        }
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }
}
