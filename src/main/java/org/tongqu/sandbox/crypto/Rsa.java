package org.tongqu.sandbox.crypto;

import org.tongqu.sandbox.SandboxException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;

/** RSA signatures (PKCS#1 v1.5 with SHA-256), by the JDK's own provider. */
public final class Rsa {

    private static final int BITS = 2048;
    private static final String RSA = "RSA";
    private static final String SIGNATURE = "SHA256withRSA";

    private Rsa() {}

    /** A new key pair of 2048 bits. */
    public static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
            generator.initialize(BITS, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no RSA key pair", e);
        }
    }

    /** A private key from its PKCS#8 bytes. */
    public static PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("not a PKCS#8 key", e);
        }
    }

    /** The signature over the message. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("RSA signing failed", e);
        }
    }

    /** Whether the signature is the key's over the message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new SandboxException("RSA verification failed", e);
        }
    }
}
