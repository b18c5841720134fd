package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.util.BigIntegers;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;

/** ECDH on P-256 with a key pair made for one message. */
public final class EphemeralAgreement {
    private static final int SECRET_BYTES = 32;
    private static final ECDomainParameters P256 = domain();

    private EphemeralAgreement() {}

    /** What the sender keeps and sends: the shared x coordinate and the ephemeral point. */
    public record Agreed(byte[] secret, byte[] ephemeralPoint) {}

    /** The sender's side: agrees on a secret with a recipient. */
    public static Agreed with(PublicKey recipient, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256, random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            byte[] secret = agree(pair.getPrivate(), ECUtil.generatePublicKeyParameter(recipient));
            ECPublicKeyParameters point = (ECPublicKeyParameters) pair.getPublic();
            return new Agreed(secret, point.getQ().getEncoded(false));
        } catch (InvalidKeyException unusable) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "the recipient's P-256 key is not usable", unusable);
        }
    }

    /**
     * The recipient's side.
     *
     * @throws TongquException DECRYPTION_FAILED unless the point is uncompressed and on the curve
     */
    public static byte[] secret(PrivateKey own, byte[] ephemeralPoint) {
        try {
            ECPublicKeyParameters point =
                    new ECPublicKeyParameters(
                            Curves.point(KeyAlgorithm.P256, ephemeralPoint), P256);
            return agree(ECUtil.generatePrivateKeyParameter(own), point);
        } catch (InvalidKeyException unusable) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "the hub's P-256 key is not usable", unusable);
        } catch (IllegalArgumentException offCurve) {
            throw Ciphers.failed();
        }
    }

    private static byte[] agree(AsymmetricKeyParameter own, AsymmetricKeyParameter other) {
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(own);
        BigInteger x = agreement.calculateAgreement(other);
        return BigIntegers.asUnsignedByteArray(SECRET_BYTES, x);
    }

    private static ECDomainParameters domain() {
        X9ECParameters curve = Curves.of(KeyAlgorithm.P256);
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
