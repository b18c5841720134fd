package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Symmetric;
import org.tongqu.sandbox.enrolment.Enrolment.CcicKeys;
import org.tongqu.sandbox.wire.HubCertificates;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Files as length, SM2-wrapped key, IV and SM4-CBC ciphertext; flag texts ending in a signature.
 */
final class CcicSeal {

    private static final int BLOCK = 16;
    private static final int LENGTH_BYTES = 2;

    private final CcicKeys keys;
    private final HubCertificates hub;
    private final SecureRandom random;

    CcicSeal(CcicKeys keys, HubCertificates hub, SecureRandom random) {
        this.keys = keys;
        this.hub = hub;
        this.random = random;
    }

    byte[] open(byte[] file) {
        try {
            ByteBuffer parts = ByteBuffer.wrap(file);
            byte[] wrapped = new byte[Short.toUnsignedInt(parts.getShort())];
            parts.get(wrapped);
            byte[] iv = new byte[BLOCK];
            parts.get(iv);
            byte[] secret = new byte[parts.remaining()];
            parts.get(secret);
            byte[] key = Sm2.decrypt(keys.encrypt().getPrivate(), wrapped);
            return Symmetric.sm4CbcDecrypt(key, iv, secret);
        } catch (BufferUnderflowException e) {
            throw new SandboxException("the file is too short", e);
        }
    }

    byte[] seal(byte[] plain) {
        byte[] key = random();
        byte[] iv = random();
        byte[] wrapped = Sm2.encrypt(hub.sm2Encryption(), key, random);
        byte[] secret = Symmetric.sm4CbcEncrypt(key, iv, plain);
        return ByteBuffer.allocate(LENGTH_BYTES + wrapped.length + BLOCK + secret.length)
                .putShort((short) wrapped.length)
                .put(wrapped)
                .put(iv)
                .put(secret)
                .array();
    }

    /** The text with its signature behind a bar. */
    String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = Sm2.sign(keys.sign().getPrivate(), bytes, random);
        return text + "|" + Base64.getEncoder().encodeToString(signature);
    }

    /** The text before the signature; fails when the hub's signature does not hold. */
    String verify(String signed) {
        int bar = signed.lastIndexOf('|');
        if (bar < 0) {
            throw new SandboxException("not signed");
        }
        String text = signed.substring(0, bar);
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(signed.substring(bar + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new SandboxException("the signature is not Base64", e);
        }
        if (!Sm2.verify(hub.sm2Signing(), text.getBytes(StandardCharsets.UTF_8), signature)) {
            throw new SandboxException("the signature does not hold");
        }
        return text;
    }

    private byte[] random() {
        byte[] bytes = new byte[BLOCK];
        random.nextBytes(bytes);
        return bytes;
    }
}
