package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Hkdf;
import org.tongqu.sandbox.crypto.P256;
import org.tongqu.sandbox.crypto.Symmetric;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/** The suite {@code es256-ecdhes-a256gcm}. */
record P256Suite(SecureRandom random) implements WireSuite {

    private static final int KEY_BYTES = 32;

    @Override
    public String id() {
        return "es256-ecdhes-a256gcm";
    }

    @Override
    public String requestAlgorithm() {
        return "ecdsa-p256-sha256";
    }

    @Override
    public byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new SandboxException("SHA-256 is missing", e);
        }
    }

    @Override
    public byte[] sign(PrivateKey key, byte[] message) {
        return P256.sign(key, message, random);
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, byte[] signature) {
        return P256.verify(key, message, signature);
    }

    @Override
    public ContentKey newContentKey(PublicKey recipient, byte[] info) {
        KeyPair ephemeral = P256.generate(random);
        byte[] secret = P256.agree(ephemeral.getPrivate(), recipient);
        return new ContentKey(
                Hkdf.derive(secret, info, KEY_BYTES), P256.point(ephemeral.getPublic()));
    }

    @Override
    public byte[] contentKey(PrivateKey recipient, byte[] transported, byte[] info) {
        byte[] secret = P256.agree(recipient, P256.fromPoint(transported));
        return Hkdf.derive(secret, info, KEY_BYTES);
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        return Symmetric.aesGcmEncrypt(key, iv, associated, plain);
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] secret) {
        return Symmetric.aesGcmDecrypt(key, iv, associated, secret);
    }
}
