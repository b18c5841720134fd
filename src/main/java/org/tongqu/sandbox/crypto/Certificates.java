package org.tongqu.sandbox.crypto;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tongqu.sandbox.SandboxException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Self-signed certificates, with which a simulated party hands over its public keys. */
public final class Certificates {

    /** What a key may be used for, and how its certificate is signed. */
    public enum Use {
        SM2_SIGN("SM3withSM2", KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        SM2_ENCRYPT("SM3withSM2", KeyUsage.keyEncipherment | KeyUsage.dataEncipherment),
        P256_SIGN("SHA256withECDSA", KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        P256_ENCRYPT("SHA256withECDSA", KeyUsage.keyAgreement),
        RSA_SIGN("SHA256withRSA", KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        TLS_SERVER("SHA256withECDSA", KeyUsage.digitalSignature),
        TLS_CLIENT("SHA256withECDSA", KeyUsage.digitalSignature),
        SM2_TLS("SM3withSM2", KeyUsage.digitalSignature);

        private final String algorithm;
        private final int keyUsage;

        Use(String algorithm, int keyUsage) {
            this.algorithm = algorithm;
            this.keyUsage = keyUsage;
        }
    }

    private static final Duration VALIDITY = Duration.ofDays(730);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final int SERIAL_BITS = 64;

    private Certificates() {}

    /** A certificate of the pair's public key, DER, signed by the pair itself. */
    public static byte[] selfSigned(
            KeyPair pair, String commonName, Use use, Instant now, SecureRandom random) {
        X500Name name = new X500Name("CN=" + commonName + ",O=Tongqu sandbox (simulated)");
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                        Date.from(now.minus(CLOCK_SKEW)),
                        Date.from(now.plus(VALIDITY)),
                        name,
                        pair.getPublic());
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(use.keyUsage));
            if (use == Use.TLS_SERVER || use == Use.SM2_TLS) {
                builder.addExtension(Extension.subjectAlternativeName, false, loopback());
            }
            return builder.build(
                            new JcaContentSignerBuilder(use.algorithm)
                                    .setProvider(BouncyCastle.PROVIDER)
                                    .build(pair.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new SandboxException("no certificate for " + commonName, e);
        }
    }

    /** Reads a certificate, SM2 or other, from DER. */
    public static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER)
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new SandboxException("not a certificate", e);
        }
    }

    private static GeneralNames loopback() {
        return new GeneralNames(
                new GeneralName[] {
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.dNSName, "localhost")
                });
    }
}
