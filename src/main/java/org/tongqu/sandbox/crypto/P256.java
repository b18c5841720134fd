package org.tongqu.sandbox.crypto;

import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
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

import javax.crypto.KeyAgreement;

/** ECDSA with SHA-256, and ECDH, on P-256. */
public final class P256 {

    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";

    private P256() {}

    /** A new key pair. */
    public static KeyPair generate(SecureRandom random) {
        return generate(CURVE, random);
    }

    /** A new key pair on a named curve. */
    static KeyPair generate(String curve, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER);
            generator.initialize(ECNamedCurveTable.getParameterSpec(curve), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("no key pair on " + curve, e);
        }
    }

    /** The signature over the message, DER. */
    public static byte[] sign(PrivateKey key, byte[] message, SecureRandom random) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE, BouncyCastle.PROVIDER);
            signature.initSign(key, random);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("ECDSA signing failed", e);
        }
    }

    /** Whether the DER signature is the key's over the message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] der) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE, BouncyCastle.PROVIDER);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(der);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new SandboxException("ECDSA verification failed", e);
        }
    }

    /** The x coordinate of the shared point, 32 bytes. */
    public static byte[] agree(PrivateKey own, PublicKey other) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH", BouncyCastle.PROVIDER);
            agreement.init(own);
            agreement.doPhase(other, true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new SandboxException("ECDH failed", e);
        }
    }

    /** The public point as 04 x y, 65 bytes. */
    public static byte[] point(PublicKey key) {
        return ((org.bouncycastle.jce.interfaces.ECPublicKey) key).getQ().getEncoded(false);
    }

    /** The public key of a point; refuses one that is not on the curve. */
    public static PublicKey fromPoint(byte[] point) {
        try {
            ECParameterSpec curve = ECNamedCurveTable.getParameterSpec(CURVE);
            return KeyFactory.getInstance("EC", BouncyCastle.PROVIDER)
                    .generatePublic(
                            new ECPublicKeySpec(curve.getCurve().decodePoint(point), curve));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SandboxException("not a point of P-256", e);
        }
    }
}
