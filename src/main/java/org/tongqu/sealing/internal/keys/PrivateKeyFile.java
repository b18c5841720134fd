package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.internal.primitive.BouncyCastle;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;

/** Reads private keys from PEM files; the public key follows from the private one. */
public final class PrivateKeyFile {
    private PrivateKeyFile() {}

    /** The key of a PKCS#8 or SEC 1 file without encryption. */
    public static OwnKey read(Path file) {
        return ownKey(file, info(file));
    }

    private static PrivateKeyInfo info(Path file) {
        String text = new String(KeyFiles.read(file), StandardCharsets.US_ASCII);
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            Object found = parser.readObject();
            while (found instanceof ASN1ObjectIdentifier) {
                found = parser.readObject();
            }
            if (found instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
            if (found instanceof PrivateKeyInfo info) {
                return info;
            }
            throw KeyFiles.unavailable(file, "holds no private key in PEM", null);
        } catch (IOException unreadable) {
            throw KeyFiles.unavailable(file, "holds no private key in PEM", unreadable);
        }
    }

    private static OwnKey ownKey(Path file, PrivateKeyInfo info) {
        try {
            PrivateKey key =
                    new JcaPEMKeyConverter()
                            .setProvider(BouncyCastle.provider())
                            .getPrivateKey(info);
            PublicKey publicKey = publicKey((ECPrivateKey) key);
            return new OwnKey(KeyIds.of(publicKey), algorithm(file, info), key, publicKey);
        } catch (IOException | GeneralSecurityException | ClassCastException unusable) {
            throw KeyFiles.unavailable(file, "holds no usable private key", unusable);
        }
    }

    private static PublicKey publicKey(ECPrivateKey key) throws GeneralSecurityException {
        var parameters = key.getParameters();
        var point = parameters.getG().multiply(key.getD()).normalize();
        return KeyFactory.getInstance("EC", BouncyCastle.provider())
                .generatePublic(new ECPublicKeySpec(point, parameters));
    }

    private static KeyAlgorithm algorithm(Path file, PrivateKeyInfo info) {
        Object curve = info.getPrivateKeyAlgorithm().getParameters();
        if (GMObjectIdentifiers.sm2p256v1.equals(curve)) {
            return KeyAlgorithm.SM2;
        }
        if (SECObjectIdentifiers.secp256r1.equals(curve)) {
            return KeyAlgorithm.P256;
        }
        throw KeyFiles.unavailable(file, "holds neither an SM2 nor a P-256 key", null);
    }
}
