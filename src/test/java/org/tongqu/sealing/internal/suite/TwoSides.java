package org.tongqu.sealing.internal.suite;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.internal.keys.KeyIds;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Keys of two sides that know each other; what is one's own is the other's partner. */
record TwoSides(
        Map<KeyAlgorithm, Map<KeySource.Use, OwnKey>> own,
        Map<KeyAlgorithm, Map<KeySource.Use, OwnKey>> other)
        implements KeySource {
    private static final Map<String, String> SECRETS =
            Map.of(
                    "password", "secret-word",
                    "demo", "demo-secret",
                    "sign", "demo-secret",
                    "aes", "11".repeat(32),
                    "hmac", "22".repeat(32),
                    "token", "token-of-test",
                    "tdes", "0123456789abcdeffedcba98765432108899aabbccddeeff",
                    "terminal", "a1b2c3d4",
                    "mackey", "0123456789abcdeffedcba9876543210");

    static TwoSides make() {
        return new TwoSides(keys(), keys());
    }

    TwoSides swapped() {
        return new TwoSides(other, own);
    }

    @Override
    public OwnKey own(KeyAlgorithm algorithm, Use use) {
        return key(own, algorithm, use);
    }

    @Override
    public List<PartnerKey> signingKeys(Partner partner) {
        List<PartnerKey> keys = new ArrayList<>();
        other.keySet().forEach(kind -> keys.add(publicKey(key(other, kind, Use.SIGN))));
        return keys;
    }

    @Override
    public Optional<PartnerKey> signingKey(Partner partner, String keyId) {
        return signingKeys(partner).stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    @Override
    public PartnerKey encryptionKey(Partner partner, KeyAlgorithm algorithm) {
        return publicKey(key(other, algorithm, Use.ENCRYPT));
    }

    @Override
    public byte[] secret(Partner partner, String name) {
        return Optional.ofNullable(SECRETS.get(name))
                .orElseThrow(() -> new TongquException(ErrorCode.KEY_UNAVAILABLE, name))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] masterKey(int version) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int currentMasterKey() {
        throw new UnsupportedOperationException();
    }

    private static OwnKey key(
            Map<KeyAlgorithm, Map<Use, OwnKey>> keys, KeyAlgorithm algorithm, Use use) {
        return Objects.requireNonNull(Objects.requireNonNull(keys.get(algorithm)).get(use));
    }

    private static PartnerKey publicKey(OwnKey key) {
        return new PartnerKey(key.id(), key.algorithm(), key.publicKey(), key.certificate());
    }

    private static Map<KeyAlgorithm, Map<Use, OwnKey>> keys() {
        Map<KeyAlgorithm, Map<Use, OwnKey>> keys = new EnumMap<>(KeyAlgorithm.class);
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.SM2, KeyAlgorithm.RSA)) {
            Map<Use, OwnKey> uses = new EnumMap<>(Use.class);
            for (Use use : Use.values()) {
                uses.put(use, key(algorithm));
            }
            keys.put(algorithm, uses);
        }
        return keys;
    }

    private static OwnKey key(KeyAlgorithm algorithm) {
        try {
            boolean rsa = algorithm == KeyAlgorithm.RSA;
            var generator =
                    KeyPairGenerator.getInstance(rsa ? "RSA" : "EC", BouncyCastle.provider());
            if (rsa) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            }
            var pair = generator.generateKeyPair();
            return new OwnKey(
                    KeyIds.of(pair.getPublic()),
                    algorithm,
                    pair.getPrivate(),
                    pair.getPublic(),
                    rsa ? Optional.empty() : Optional.of(certificate(pair)));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=" + KeyIds.of(pair.getPublic()));
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(Instant.EPOCH),
                        Date.from(Instant.EPOCH),
                        name,
                        pair.getPublic());
        var signer =
                new JcaContentSignerBuilder("SM3withSM2")
                        .setProvider(BouncyCastle.provider())
                        .build(pair.getPrivate());
        return new JcaX509CertificateConverter()
                .setProvider(BouncyCastle.provider())
                .getCertificate(builder.build(signer));
    }
}
