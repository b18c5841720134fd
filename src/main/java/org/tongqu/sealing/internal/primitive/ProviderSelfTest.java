package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/**
 * Asks a provider to verify signatures, good and bad, before it is trusted.
 *
 * <p>A widely used SM2 provider accepts any bytes as a signature; only negative tests see that. The
 * provider is asked directly, without the checks that {@link Verifier} makes before it.
 */
public final class ProviderSelfTest {
    private static final byte[] MESSAGE = "tongqu self-test".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "tongqu self-tesu".getBytes(StandardCharsets.US_ASCII);

    private final Provider provider;

    private ProviderSelfTest(Provider provider) {
        this.provider = provider;
    }

    /**
     * Refuses a provider that rejects a good signature or accepts a bad one.
     *
     * @throws TongquException CONFIG_INVALID
     */
    public static void require(Provider provider) {
        ProviderSelfTest test = new ProviderSelfTest(provider);
        test.check(SignatureAlgorithm.SM2_SM3, "sm2p256v1");
        test.check(SignatureAlgorithm.ECDSA_SHA256, "secp256r1");
    }

    private void check(SignatureAlgorithm algorithm, String curve) {
        try {
            KeyPair pair = keyPair(curve);
            byte[] good = sign(algorithm, pair);
            require(verifies(algorithm, pair.getPublic(), MESSAGE, good), algorithm, "rejects");
            require(!verifies(algorithm, pair.getPublic(), OTHER, good), algorithm, "accepts");
            require(
                    !verifies(algorithm, keyPair(curve).getPublic(), MESSAGE, good),
                    algorithm,
                    "accepts");
            for (byte[] bad : garbage(algorithm.key(), good)) {
                require(!verifies(algorithm, pair.getPublic(), MESSAGE, bad), algorithm, "accepts");
            }
            if (algorithm == SignatureAlgorithm.SM2_SM3) {
                require(!verifiesForAnotherUser(pair.getPublic(), good), algorithm, "accepts");
            }
        } catch (GeneralSecurityException unusable) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    "provider " + provider.getName() + " cannot do " + algorithm,
                    unusable);
        }
    }

    private static List<byte[]> garbage(KeyAlgorithm key, byte[] good) {
        byte[] flipped = good.clone();
        flipped[flipped.length - 1] ^= 1;
        byte[] order = Curves.order(key).toByteArray();
        return List.of(
                new byte[0],
                new byte[good.length],
                new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0},
                new byte[] {0x30, 6, 2, 1, 1, 2, 1, 1},
                order,
                MESSAGE,
                flipped);
    }

    private byte[] sign(SignatureAlgorithm algorithm, KeyPair pair)
            throws GeneralSecurityException {
        Signature signature = algorithm.instance(provider);
        signature.initSign(pair.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    private boolean verifies(
            SignatureAlgorithm algorithm, PublicKey key, byte[] message, byte[] signed)
            throws GeneralSecurityException {
        return verifies(algorithm.instance(provider), key, message, signed);
    }

    private boolean verifiesForAnotherUser(PublicKey key, byte[] signed)
            throws GeneralSecurityException {
        Signature signature = SignatureAlgorithm.SM2_SM3.instance(provider);
        signature.setParameter(new SM2ParameterSpec(new byte[0]));
        return verifies(signature, key, MESSAGE, signed);
    }

    private static boolean verifies(
            Signature signature, PublicKey key, byte[] message, byte[] signed)
            throws GeneralSecurityException {
        signature.initVerify(key);
        signature.update(message);
        try {
            return signature.verify(signed);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private KeyPair keyPair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private void require(boolean holds, SignatureAlgorithm algorithm, String wrongly) {
        if (!holds) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    "provider %s %s wrongly a signature of %s: it must not be used"
                            .formatted(provider.getName(), wrongly, algorithm));
        }
    }
}
