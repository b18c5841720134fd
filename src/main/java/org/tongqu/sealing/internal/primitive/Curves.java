package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;

import java.math.BigInteger;

/** The two curves, in BouncyCastle's fast forms (its generic ones are six times slower). */
public final class Curves {
    private static final int POINT_BYTES = 65;
    private static final X9ECParameters SM2 = CustomNamedCurves.getByName("sm2p256v1");
    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

    private Curves() {}

    /** The number of points on the curve of these keys. */
    public static BigInteger order(KeyAlgorithm algorithm) {
        return of(algorithm).getN();
    }

    /**
     * Decodes an uncompressed point and checks that it lies on the curve.
     *
     * @throws IllegalArgumentException when it is compressed, infinite or off the curve
     */
    static ECPoint point(KeyAlgorithm algorithm, byte[] encoded) {
        if (encoded.length != POINT_BYTES || encoded[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        return of(algorithm).getCurve().decodePoint(encoded);
    }

    static X9ECParameters of(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> SM2;
            case P256 -> P256;
            case RSA -> throw new TongquException(ErrorCode.INTERNAL, "RSA has no curve");
        };
    }
}
