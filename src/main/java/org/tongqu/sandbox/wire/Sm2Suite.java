package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.crypto.Sm2Ciphertext;
import org.tongqu.sandbox.crypto.Sm3;
import org.tongqu.sandbox.crypto.Symmetric;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/** The suite {@code sm2-sm3-sm4gcm}. */
record Sm2Suite(SecureRandom random) implements WireSuite {

    private static final int KEY_BYTES = 16;

    @Override
    public String id() {
        return "sm2-sm3-sm4gcm";
    }

    @Override
    public String requestAlgorithm() {
        return "sm2-sm3";
    }

    @Override
    public byte[] digest(byte[] bytes) {
        return Sm3.digest(bytes);
    }

    @Override
    public byte[] sign(PrivateKey key, byte[] message) {
        return Sm2.sign(key, message, random);
    }

    @Override
    public boolean verify(PublicKey key, byte[] message, byte[] signature) {
        return Sm2.verify(key, message, signature);
    }

    @Override
    public ContentKey newContentKey(PublicKey recipient, byte[] info) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new ContentKey(key, Sm2Ciphertext.toDer(Sm2.encrypt(recipient, key, random)));
    }

    @Override
    public byte[] contentKey(PrivateKey recipient, byte[] transported, byte[] info) {
        return Sm2.decrypt(recipient, Sm2Ciphertext.toRaw(transported));
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] iv, byte[] associated, byte[] plain) {
        return Symmetric.sm4GcmEncrypt(key, iv, associated, plain);
    }

    @Override
    public byte[] decrypt(byte[] key, byte[] iv, byte[] associated, byte[] secret) {
        return Symmetric.sm4GcmDecrypt(key, iv, associated, secret);
    }
}
