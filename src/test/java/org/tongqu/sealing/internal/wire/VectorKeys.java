package org.tongqu.sealing.internal.wire;

import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.internal.keys.KeyIds;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Key pairs of known answers: the private number in hex stands for all. */
final class VectorKeys {
    private VectorKeys() {}

    static OwnKey fresh(KeyAlgorithm algorithm, SecureRandom random) {
        var order = ECNamedCurveTable.getParameterSpec(curve(algorithm)).getN();
        BigInteger number =
                BigIntegers.createRandomInRange(
                        BigInteger.ONE, order.subtract(BigInteger.TWO), random);
        return of(algorithm, HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, number)));
    }

    static OwnKey of(KeyAlgorithm algorithm, String privateHex) {
        var curve = ECNamedCurveTable.getParameterSpec(curve(algorithm));
        BigInteger number = new BigInteger(privateHex, 16);
        try {
            KeyFactory factory = KeyFactory.getInstance("EC", BouncyCastle.provider());
            PrivateKey privateKey = factory.generatePrivate(new ECPrivateKeySpec(number, curve));
            PublicKey publicKey =
                    factory.generatePublic(
                            new ECPublicKeySpec(curve.getG().multiply(number), curve));
            return new OwnKey(KeyIds.of(publicKey), algorithm, privateKey, publicKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static PartnerKey partnerKey(OwnKey key) {
        return new PartnerKey(key.id(), key.algorithm(), key.publicKey());
    }

    static String privateHex(OwnKey key) {
        BigInteger number = ((ECPrivateKey) key.privateKey()).getD();
        return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, number));
    }

    static String publicHex(OwnKey key) {
        byte[] point = ((ECPublicKey) key.publicKey()).getQ().getEncoded(false);
        return HexFormat.of().formatHex(point);
    }

    private static String curve(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.SM2 ? "sm2p256v1" : "secp256r1";
    }
}
