package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Symmetric encryption with whatever transformation a partner may have chosen. */
final class OtherCipher {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private OtherCipher() {}

    static byte[] encrypt(String transformation, byte[] key, byte[] iv, byte[] plain) {
        return encrypt(transformation, key, iv, plain, new byte[0]);
    }

    static byte[] encrypt(
            String transformation, byte[] key, byte[] iv, byte[] plain, byte[] associated) {
        try {
            int slash = transformation.indexOf('/');
            String engine = transformation.substring(0, slash);
            String mode = transformation.substring(slash + 1, slash + 4);
            Cipher cipher = Cipher.getInstance(transformation, PROVIDER);
            SecretKeySpec secret = new SecretKeySpec(key, engine);
            switch (mode) {
                case "ECB" -> cipher.init(Cipher.ENCRYPT_MODE, secret);
                case "GCM" ->
                        cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, iv));
                default -> cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(iv));
            }
            if (associated.length > 0) {
                cipher.updateAAD(associated);
            }
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] mac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm, PROVIDER);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
