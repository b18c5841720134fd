package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.tongqu.sealing.internal.primitive.DigestAlgorithm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.util.Optional;

/**
 * The one number that must have been signed, were this the key of an SM2 signature.
 *
 * <p>From (r, s) and the public key, e = r − x₁ (GB/T 32918.2, verification solved for e). One
 * multiplication of points, and any number of messages can be compared by their digests alone.
 */
final class Sm2Equation {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    private static final int NUMBER_BYTES = 32;

    private final BigInteger signed;
    private final byte[] parameters;

    private Sm2Equation(BigInteger signed, byte[] parameters) {
        this.signed = signed;
        this.parameters = parameters;
    }

    /** Solves for the number; empty when these numbers can be no signature. */
    static Optional<Sm2Equation> solve(PublicKey key, BigInteger r, BigInteger s) {
        BigInteger n = CURVE.getN();
        BigInteger t = r.add(s).mod(n);
        if (!isIn(r, n) || !isIn(s, n) || t.signum() == 0) {
            return Optional.empty();
        }
        ECPoint point = point(key);
        ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), s, point, t).normalize();
        if (sum.isInfinity()) {
            return Optional.empty();
        }
        BigInteger x = sum.getAffineXCoord().toBigInteger();
        return Optional.of(new Sm2Equation(r.subtract(x).mod(n), parameters(point)));
    }

    /** Whether it is the digest of this message with the user ID. */
    boolean holds(byte[] message, String userId) {
        byte[] id = userId.getBytes(StandardCharsets.UTF_8);
        byte[] bits = {(byte) ((id.length * 8) >> 8), (byte) (id.length * 8)};
        byte[] z = DigestAlgorithm.SM3.of(bits, id, parameters);
        return is(DigestAlgorithm.SM3.of(z, message));
    }

    /** Whether it is the digest of this message alone. */
    boolean holdsWithoutZ(byte[] message) {
        return is(DigestAlgorithm.SM3.of(message));
    }

    /** Whether it is this message itself. */
    boolean holdsUnhashed(byte[] message) {
        return is(message);
    }

    private boolean is(byte[] number) {
        return new BigInteger(1, number).mod(CURVE.getN()).equals(signed);
    }

    private static boolean isIn(BigInteger number, BigInteger n) {
        return number.signum() > 0 && number.compareTo(n) < 0;
    }

    private static ECPoint point(PublicKey key) {
        try {
            ECPublicKeyParameters parameters =
                    (ECPublicKeyParameters) ECUtil.generatePublicKeyParameter(key);
            return CURVE.getCurve().decodePoint(parameters.getQ().getEncoded(false));
        } catch (InvalidKeyException unusable) {
            throw Refused.because("a key is not usable");
        }
    }

    private static byte[] parameters(ECPoint key) {
        byte[] joined = new byte[0];
        for (BigInteger number :
                new BigInteger[] {
                    CURVE.getCurve().getA().toBigInteger(),
                    CURVE.getCurve().getB().toBigInteger(),
                    CURVE.getG().getAffineXCoord().toBigInteger(),
                    CURVE.getG().getAffineYCoord().toBigInteger(),
                    key.normalize().getAffineXCoord().toBigInteger(),
                    key.normalize().getAffineYCoord().toBigInteger()
                }) {
            joined = Rewriting.join(joined, fixed(number));
        }
        return joined;
    }

    private static byte[] fixed(BigInteger number) {
        return org.bouncycastle.util.BigIntegers.asUnsignedByteArray(NUMBER_BYTES, number);
    }
}
