package org.tongqu.sandbox.enrolment;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Certificates.Use;
import org.tongqu.sandbox.wire.PartyKeys;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;

/** The key exchange of docs/sandbox.md; repeating it changes nothing. */
public final class Enrolment {

    /** Partner names. */
    public static final String POLICE_12123 = "police-12123-sim";

    public static final String POLICE_ZS = "police-zs-sim";
    public static final String POLICE_110 = "police-110-sim";
    public static final String PORTAL = "portal-sim";
    public static final String PICC = "picc-sim";
    public static final String PAIC = "paic-sim";
    public static final String CPIC = "cpic-sim";
    public static final String CCIC = "ccic-sim";

    private static final String SIGN = "sign";
    private static final String ENCRYPT = "encrypt";
    private static final String BROKER_PASSWORD = "broker-password";

    private final Vault vault;

    /** Keys of PICC-SIM. */
    public record PiccKeys(
            KeyPair sign,
            KeyPair encrypt,
            KeyPair tls,
            X509Certificate tlsCertificate,
            String password) {}

    /** Keys of PAIC-SIM; the AES key and the token are known to both sides. */
    public record PaicKeys(
            KeyPair sign,
            KeyPair tls,
            X509Certificate tlsCertificate,
            byte[] aesKey,
            String token) {}

    /** Keys of CPIC-SIM, known to both sides. */
    public record CpicKeys(String brokerPassword, byte[] aesKey, byte[] hmacKey) {}

    /** Keys of CCIC-SIM; {@code client} is what the hub logs in with. */
    public record CcicKeys(KeyPair sign, KeyPair encrypt, KeyPair host, KeyPair client) {}

    /** The exchange under a {@code var} folder. */
    public Enrolment(Path var, SecureRandom random, Clock clock) {
        this.vault = new Vault(var, random, clock);
    }

    /** Makes what is missing and hands everything over. */
    public void run() {
        party(POLICE_12123);
        party(POLICE_ZS);
        party(PORTAL);
        dispatchPassword();
        citizenKey();
        picc();
        paic();
        cpic();
        ccic();
    }

    /** Keys of a party that speaks the wire format. */
    public PartyKeys party(String name) {
        return new PartyKeys(
                vault.exchanged(name, SIGN, Use.SM2_SIGN),
                vault.exchanged(name, ENCRYPT, Use.SM2_ENCRYPT),
                vault.exchanged(name, "p256-sign", Use.P256_SIGN),
                vault.exchanged(name, "p256-encrypt", Use.P256_ENCRYPT));
    }

    /** Password of the 110's account on the hub's broker. */
    public String dispatchPassword() {
        return vault.secret(POLICE_110, BROKER_PASSWORD);
    }

    /** Key of the digest by which the portal names a citizen. */
    public byte[] citizenKey() {
        return HexFormat.of().parseHex(vault.secret(PORTAL, "citizen-key"));
    }

    /** Keys of PICC-SIM. */
    public PiccKeys picc() {
        return new PiccKeys(
                vault.exchanged(PICC, SIGN, Use.SM2_SIGN),
                vault.exchanged(PICC, ENCRYPT, Use.SM2_ENCRYPT),
                vault.exchanged(PICC, "tls", Use.TLS_SERVER),
                vault.certificate(PICC, "tls"),
                vault.secret(PICC, "password"));
    }

    /** Keys of PAIC-SIM. */
    public PaicKeys paic() {
        return new PaicKeys(
                vault.exchanged(PAIC, SIGN, Use.RSA_SIGN),
                vault.exchanged(PAIC, "tls", Use.TLS_SERVER),
                vault.certificate(PAIC, "tls"),
                HexFormat.of().parseHex(vault.secret(PAIC, "aes-key")),
                vault.secret(PAIC, "token"));
    }

    /** Keys of CPIC-SIM. */
    public CpicKeys cpic() {
        return new CpicKeys(
                vault.secret(CPIC, BROKER_PASSWORD),
                HexFormat.of().parseHex(vault.secret(CPIC, "aes-key")),
                HexFormat.of().parseHex(vault.secret(CPIC, "hmac-key")));
    }

    /** Keys of CCIC-SIM. */
    public CcicKeys ccic() {
        CcicKeys keys =
                new CcicKeys(
                        vault.exchanged(CCIC, SIGN, Use.SM2_SIGN),
                        vault.exchanged(CCIC, ENCRYPT, Use.SM2_ENCRYPT),
                        vault.kept(CCIC, "ssh-host", Use.P256_SIGN),
                        vault.kept(CCIC, "ssh-client", Use.P256_SIGN));
        vault.handOver(
                CCIC, "hostkey.pub", PublicKeyEntry.toString(keys.host().getPublic()) + "\n");
        vault.handOver(CCIC, "ssh_client_key", privateKeyFile(keys.client()));
        return keys;
    }

    private static String privateKeyFile(KeyPair pair) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(pair);
        } catch (IOException e) {
            throw new SandboxException("no SSH key file", e);
        }
        return text.toString();
    }
}
