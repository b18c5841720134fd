package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A certificate file that was read, its key decoded once. */
record Certificate(Path file, X509Certificate x509, PartnerKey key) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int DATA_ENCIPHERMENT = 3;
    private static final int KEY_AGREEMENT = 4;
    private static final int SMALLEST_RSA_BITS = 2048;

    /**
     * Reads one X.509 certificate, PEM or DER.
     *
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE when it is unreadable or weak
     */
    static Certificate read(Path file) {
        X509Certificate x509 = parse(file);
        return new Certificate(file, x509, key(file, x509));
    }

    /** Why it may not be used like that at that time; empty when it may. */
    Optional<String> unfit(Use use, Instant now) {
        if (now.isBefore(x509.getNotBefore().toInstant())) {
            return Optional.of("is not valid before " + x509.getNotBefore().toInstant());
        }
        if (now.isAfter(x509.getNotAfter().toInstant())) {
            return Optional.of("expired at " + x509.getNotAfter().toInstant());
        }
        return isFor(use)
                ? Optional.empty()
                : Optional.of("is not a certificate to " + use.name().toLowerCase(Locale.ROOT));
    }

    /** Whether its key usage names this use, or no use at all. */
    boolean isFor(Use use) {
        return allows(x509.getKeyUsage(), use);
    }

    private static boolean allows(boolean @Nullable [] usage, Use use) {
        if (usage == null) {
            return true;
        }
        return switch (use) {
            case SIGN, TLS -> usage[DIGITAL_SIGNATURE];
            case ENCRYPT ->
                    usage[KEY_ENCIPHERMENT] || usage[DATA_ENCIPHERMENT] || usage[KEY_AGREEMENT];
        };
    }

    private static X509Certificate parse(Path file) {
        try {
            CertificateFactory factory =
                    CertificateFactory.getInstance("X.509", BouncyCastle.provider());
            var certificate =
                    (X509Certificate)
                            factory.generateCertificate(
                                    new ByteArrayInputStream(KeyFiles.read(file)));
            if (certificate == null) {
                throw KeyFiles.unavailable(file, "holds no certificate", null);
            }
            return certificate;
        } catch (GeneralSecurityException unreadable) {
            throw KeyFiles.unavailable(file, "is not an X.509 certificate", unreadable);
        }
    }

    private static PartnerKey key(Path file, X509Certificate x509) {
        requireStrongSignature(file, x509);
        var info = SubjectPublicKeyInfo.getInstance(x509.getPublicKey().getEncoded());
        KeyAlgorithm algorithm = algorithm(file, info);
        PublicKey key = decode(file, info);
        return new PartnerKey(KeyIds.of(key), algorithm, key, Optional.of(x509));
    }

    private static PublicKey decode(Path file, SubjectPublicKeyInfo info) {
        try {
            return BouncyCastleProvider.getPublicKey(info);
        } catch (IOException | IllegalArgumentException undecodable) {
            throw KeyFiles.unavailable(file, "holds a key that does not decode", undecodable);
        }
    }

    private static void requireStrongSignature(Path file, X509Certificate x509) {
        String name = x509.getSigAlgName().toUpperCase(Locale.ROOT);
        if (name.startsWith("MD") || name.startsWith("SHA1") || name.startsWith("SHA-1")) {
            throw KeyFiles.unavailable(file, "is signed with " + name + ", which is weak", null);
        }
    }

    private static KeyAlgorithm algorithm(Path file, SubjectPublicKeyInfo info) {
        AlgorithmIdentifier identifier = info.getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(identifier.getAlgorithm())) {
            requireLongModulus(file, info);
            return KeyAlgorithm.RSA;
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(identifier.getAlgorithm())
                && identifier.getParameters() instanceof ASN1ObjectIdentifier curve) {
            if (GMObjectIdentifiers.sm2p256v1.equals(curve)) {
                return KeyAlgorithm.SM2;
            }
            if (SECObjectIdentifiers.secp256r1.equals(curve)) {
                return KeyAlgorithm.P256;
            }
        }
        throw KeyFiles.unavailable(file, "holds neither an SM2 nor a P-256 nor an RSA key", null);
    }

    private static void requireLongModulus(Path file, SubjectPublicKeyInfo info) {
        try {
            BigInteger modulus = RSAPublicKey.getInstance(info.parsePublicKey()).getModulus();
            if (modulus.bitLength() < SMALLEST_RSA_BITS) {
                throw KeyFiles.unavailable(
                        file, "holds an RSA key of " + modulus.bitLength() + " bits", null);
            }
        } catch (IOException undecodable) {
            throw KeyFiles.unavailable(file, "holds an unreadable RSA key", undecodable);
        }
    }
}
