package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.Use;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/** Plays a partner: makes its keys and hands its certificates over to the hub's folder. */
public final class PartnerKeyMaker {
    private final Path keys;
    private final String partner;
    private final SecureRandom random = new SecureRandom();
    private Instant now;

    public PartnerKeyMaker(Path var, String partner, Clock clock) {
        this.keys = var.resolve("keys");
        this.partner = partner;
        this.now = clock.instant();
    }

    /** Certificates from now on begin at that time. */
    public PartnerKeyMaker at(Instant time) {
        now = time;
        return this;
    }

    /** A new key pair whose certificate is handed over under that file name. */
    public KeyPair handOver(String file, KeyAlgorithm algorithm, Use use) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        handOver(file, pair, algorithm, use);
        return pair;
    }

    /** Hands over a certificate for that key pair. */
    public void handOver(String file, KeyPair pair, KeyAlgorithm algorithm, Use use) {
        var certificate =
                KeyPairs.selfSigned(
                        pair, algorithm, use, new X500Name("CN=" + partner), now, random);
        write(file, KeyPairs.pem(certificate));
    }

    /** Where the partner keeps a private key of its own, in PEM. */
    public Path keep(String file, KeyPair pair) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Path kept = keys.resolveSibling("sandbox").resolve(partner).resolve(file);
        KeyFiles.write(kept, text.toString().getBytes(StandardCharsets.US_ASCII));
        return kept;
    }

    /** Hands over a secret. */
    public void secret(String file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String file, byte[] content) {
        KeyFiles.write(keys.resolve("partners").resolve(partner).resolve(file), content);
    }
}
