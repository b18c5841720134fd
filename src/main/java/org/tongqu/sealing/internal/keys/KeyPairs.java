package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** Makes key pairs and certificates that they sign themselves. */
final class KeyPairs {
    private static final int SERIAL_BITS = 96;

    /** What partners that know RSA ask for. */
    private static final int RSA_BITS = 2048;

    private static final int DAYS_VALID = 3 * 365;

    private KeyPairs() {}

    static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        try {
            boolean rsa = algorithm == KeyAlgorithm.RSA;
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(rsa ? "RSA" : "EC", BouncyCastle.provider());
            generator.initialize(parameters(algorithm), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failed) {
            throw unable(failed);
        }
    }

    /** A certificate without BasicConstraints, which some national libraries refuse when empty. */
    static X509Certificate selfSigned(
            KeyPair pair,
            KeyAlgorithm algorithm,
            Use use,
            X500Name subject,
            Instant now,
            SecureRandom random) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            subject,
                            new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                            Date.from(now.minus(1, ChronoUnit.HOURS)),
                            Date.from(now.plus(DAYS_VALID, ChronoUnit.DAYS)),
                            subject,
                            pair.getPublic());
            builder.addExtension(Extension.keyUsage, true, usage(use));
            var signer =
                    new JcaContentSignerBuilder(signature(algorithm))
                            .setProvider(BouncyCastle.provider())
                            .build(pair.getPrivate());
            return new JcaX509CertificateConverter()
                    .setProvider(BouncyCastle.provider())
                    .getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException failed) {
            throw unable(failed);
        }
    }

    static byte[] pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException failed) {
            throw unable(failed);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyUsage usage(Use use) {
        return switch (use) {
            case SIGN -> new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
            case TLS -> new KeyUsage(KeyUsage.digitalSignature);
            case ENCRYPT ->
                    new KeyUsage(
                            KeyUsage.keyEncipherment
                                    | KeyUsage.dataEncipherment
                                    | KeyUsage.keyAgreement);
        };
    }

    private static AlgorithmParameterSpec parameters(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> new ECGenParameterSpec("sm2p256v1");
            case P256 -> new ECGenParameterSpec("secp256r1");
            case RSA -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
        };
    }

    private static String signature(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case SM2 -> "SM3withSM2";
            case P256 -> "SHA256withECDSA";
            case RSA -> "SHA256withRSA";
        };
    }

    private static TongquException unable(Exception cause) {
        return new TongquException(
                ErrorCode.KEY_UNAVAILABLE, "a key or certificate cannot be made", cause);
    }
}
