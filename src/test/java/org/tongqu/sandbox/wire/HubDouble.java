package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.Certificates.Use;
import org.tongqu.sandbox.crypto.KeyPairs;
import org.tongqu.sandbox.crypto.Pem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;

/** A hub's keys, published where the simulators look for them. */
public record HubDouble(Path var, PartyKeys keys, KeyPair tls) {

    /** Makes keys and publishes their certificates under {@code <var>/keys/public}. */
    public static HubDouble publish(Path var) throws IOException {
        SecureRandom random = new SecureRandom();
        PartyKeys keys = TestKeys.party(random);
        Path folder = Files.createDirectories(var.resolve("keys/public"));
        write(folder, "sm2-sign", keys.sm2Sign(), Use.SM2_SIGN);
        write(folder, "sm2-encrypt", keys.sm2Encrypt(), Use.SM2_ENCRYPT);
        write(folder, "p256-sign", keys.p256Sign(), Use.P256_SIGN);
        write(folder, "p256-encrypt", keys.p256Encrypt(), Use.P256_ENCRYPT);
        KeyPair tls = KeyPairs.sm2(random);
        write(folder, "sm2-tls", tls, Use.SM2_TLS);
        return new HubDouble(var, keys, tls);
    }

    /** The key with which a partner's certificate was handed over. */
    public PublicKey partnerKey(String partner, String name) throws IOException {
        Path file = var.resolve("keys/partners").resolve(partner).resolve(name + ".crt");
        return Certificates.read(Pem.read(Pem.CERTIFICATE, Files.readString(file))).getPublicKey();
    }

    /** A secret that was handed over. */
    public String secret(String partner, String name) throws IOException {
        return Files.readString(var.resolve("keys/partners").resolve(partner).resolve(name));
    }

    private static void write(Path folder, String name, KeyPair pair, Use use) throws IOException {
        byte[] certificate =
                Certificates.selfSigned(
                        pair, "hub " + name, use, Instant.now(), new SecureRandom());
        Files.writeString(
                folder.resolve("hub-" + name + ".crt"), Pem.write(Pem.CERTIFICATE, certificate));
    }
}
