package org.tongqu.sandbox.enrolment;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Certificates.Use;
import org.tongqu.sandbox.crypto.Pem;
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
    public static final String CICP = "cicp-sim";
    public static final String CCIC = "ccic-sim";
    public static final String GPIC = "gpic-sim";
    public static final String TAIC = "taic-sim";
    public static final String SNIC = "snic-sim";
    public static final String YGBX = "ygbx-sim";

    private static final String SIGN = "sign";
    private static final int AES_128_BYTES = 16;
    private static final String ENCRYPT = "encrypt";
    private static final String BROKER_PASSWORD = "broker-password";

    private static final int TERMINAL_BYTES = 4;
    private static final int TDES_BYTES = 24;
    private static final int MAC_BYTES = 16;

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

    /** A key pair and the certificate under which it was handed over. */
    public record Certified(KeyPair pair, X509Certificate certificate) {}

    /** Keys of CICP-SIM: two for messages, as national practice has it, and one for TLS. */
    public record CicpKeys(Certified sign, Certified encrypt, Certified tls) {}

    /** Keys of CCIC-SIM; {@code client} is what the hub logs in with. */
    public record CcicKeys(KeyPair sign, KeyPair encrypt, KeyPair host, KeyPair client) {}

    /** Keys of GPIC-SIM; {@code client} is what the hub's calls are known by. */
    public record GpicKeys(
            KeyPair tls,
            X509Certificate tlsCertificate,
            X509Certificate client,
            String password,
            byte[] hmacKey) {}

    /** Keys of TAIC-SIM, known to both sides; the terminal's id is a text of 8 characters. */
    public record TaicKeys(String terminal, byte[] tdes, byte[] mac) {}

    /** Keys of SNIC-SIM. */
    public record SnicKeys(
            KeyPair sign, KeyPair encrypt, KeyPair tls, X509Certificate tlsCertificate) {}

    /** Keys of YGBX-SIM, known to both sides; {@code signKey} is used as the text that it is. */
    public record YgbxKeys(String signKey, byte[] aesKey) {}

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
        cicp();
        ccic();
        gpic();
        taic();
        snic();
        ygbx();
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

    /** Keys of CICP-SIM. */
    public CicpKeys cicp() {
        return new CicpKeys(
                certified(CICP, SIGN, Use.SM2_SIGN),
                certified(CICP, ENCRYPT, Use.SM2_ENCRYPT),
                certified(CICP, "tls", Use.SM2_TLS));
    }

    private Certified certified(String partner, String name, Use use) {
        return new Certified(vault.exchanged(partner, name, use), vault.certificate(partner, name));
    }

    /** Keys of YGBX-SIM. */
    public YgbxKeys ygbx() {
        return new YgbxKeys(
                vault.secret(YGBX, "sign-key"),
                HexFormat.of().parseHex(vault.secret(YGBX, "aes-key", AES_128_BYTES)));
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

    /** Keys of GPIC-SIM. */
    public GpicKeys gpic() {
        KeyPair client = vault.exchanged(GPIC, "client", Use.TLS_CLIENT);
        vault.handOver(
                GPIC, "client.key", Pem.write(Pem.PRIVATE_KEY, client.getPrivate().getEncoded()));
        return new GpicKeys(
                vault.exchanged(GPIC, "tls", Use.TLS_SERVER),
                vault.certificate(GPIC, "tls"),
                vault.certificate(GPIC, "client"),
                vault.secret(GPIC, "password"),
                HexFormat.of().parseHex(vault.secret(GPIC, "hmac-key")));
    }

    /** Keys of TAIC-SIM. */
    public TaicKeys taic() {
        return new TaicKeys(
                vault.secret(TAIC, "terminal-id", TERMINAL_BYTES),
                HexFormat.of().parseHex(vault.secret(TAIC, "tdes-key", TDES_BYTES)),
                HexFormat.of().parseHex(vault.secret(TAIC, "mac-key", MAC_BYTES)));
    }

    /** Keys of SNIC-SIM. */
    public SnicKeys snic() {
        return new SnicKeys(
                vault.exchanged(SNIC, SIGN, Use.SM2_SIGN),
                vault.exchanged(SNIC, ENCRYPT, Use.SM2_ENCRYPT),
                vault.exchanged(SNIC, "tls", Use.TLS_SERVER),
                vault.certificate(SNIC, "tls"));
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
