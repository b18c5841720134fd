package org.tongqu.sandbox.enrolment;

import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.KeyPairs;
import org.tongqu.sandbox.crypto.P256;
import org.tongqu.sandbox.crypto.Pem;
import org.tongqu.sandbox.crypto.Rsa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;

/**
 * Keys and secrets of the simulators: made once, kept under {@code <var>/sandbox/keys}, handed over
 * under {@code <var>/keys/partners}.
 */
final class Vault {

    private static final int SECRET_BYTES = 32;

    private final Path own;
    private final Path handedOver;
    private final SecureRandom random;
    private final Clock clock;

    Vault(Path var, SecureRandom random, Clock clock) {
        this.own = var.resolve("sandbox/keys");
        this.handedOver = var.resolve("keys/partners");
        this.random = random;
        this.clock = clock;
    }

    /** A key pair whose certificate is handed over. */
    KeyPair exchanged(String partner, String name, Certificates.Use use) {
        KeyPair pair = kept(partner, name, use);
        handOver(partner, name + ".crt", PrivateFiles.read(ownFile(partner, name + ".crt")));
        return pair;
    }

    /** A key pair that stays here. */
    KeyPair kept(String partner, String name, Certificates.Use use) {
        Path keyFile = ownFile(partner, name + ".key");
        if (!Files.exists(keyFile)) {
            make(partner, name, use);
        }
        byte[] pkcs8 = Pem.read(Pem.PRIVATE_KEY, PrivateFiles.read(keyFile));
        return new KeyPair(
                certificate(partner, name).getPublicKey(),
                use == Certificates.Use.RSA_SIGN
                        ? Rsa.privateKey(pkcs8)
                        : KeyPairs.privateKey(pkcs8));
    }

    X509Certificate certificate(String partner, String name) {
        String text = PrivateFiles.read(ownFile(partner, name + ".crt"));
        return Certificates.read(Pem.read(Pem.CERTIFICATE, text));
    }

    /** A shared secret of 32 random bytes, as hex text. */
    String secret(String partner, String name) {
        return secret(partner, name, SECRET_BYTES);
    }

    /** A shared secret of so many random bytes, as hex text. */
    String secret(String partner, String name, int length) {
        Path file = ownFile(partner, name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            PrivateFiles.write(file, HexFormat.of().formatHex(bytes));
        }
        String secret = PrivateFiles.read(file);
        handOver(partner, name, secret);
        return secret;
    }

    void handOver(String partner, String name, String content) {
        PrivateFiles.write(handedOver.resolve(partner).resolve(name), content);
    }

    private void make(String partner, String name, Certificates.Use use) {
        KeyPair pair =
                switch (use) {
                    case SM2_SIGN, SM2_ENCRYPT, SM2_TLS -> KeyPairs.sm2(random);
                    case RSA_SIGN -> Rsa.generate(random);
                    case P256_SIGN, P256_ENCRYPT, TLS_SERVER, TLS_CLIENT -> P256.generate(random);
                };
        byte[] certificate =
                Certificates.selfSigned(pair, partner + " " + name, use, clock.instant(), random);
        PrivateFiles.write(
                ownFile(partner, name + ".crt"), Pem.write(Pem.CERTIFICATE, certificate));
        PrivateFiles.write(
                ownFile(partner, name + ".key"),
                Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded()));
    }

    private Path ownFile(String partner, String name) {
        return own.resolve(partner).resolve(name);
    }
}
