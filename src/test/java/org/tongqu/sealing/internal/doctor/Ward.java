package org.tongqu.sealing.internal.doctor;

import org.bouncycastle.util.io.pem.PemReader;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDoctor;
import org.tongqu.sealing.SealDoctor.Sample;
import org.tongqu.sealing.internal.keys.PartnerKeyMaker;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A hub that is not running, its partners' keys on both sides, and a doctor. */
public final class Ward {
    static final Instant NOW = Instant.parse("2025-05-19T10:10:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final SecureRandom RANDOM = new SecureRandom();
    static final byte[] AES = filled(32, 0x11);
    static final byte[] HMAC = filled(32, 0x22);
    static final byte[] GPIC_HMAC = filled(32, 0x33);

    final Path var;
    final SealDoctor doctor;
    private final Map<String, KeyPair> signing = new java.util.HashMap<>();
    private final Map<String, KeyPair> encryption = new java.util.HashMap<>();
    private final Map<String, X509Certificate> certificates = new java.util.HashMap<>();

    Ward(Path var) {
        this(var, CLOCK);
    }

    public Ward(Path var, Clock clock) {
        this.var = var;
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, clock);
        for (String name : List.of("picc-sim", "ccic-sim", "cicp-sim", "police-12123-sim")) {
            PartnerKeyMaker maker = new PartnerKeyMaker(var, name, clock);
            signing.put(name, maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN));
            encryption.put(name, maker.handOver("encrypt.crt", KeyAlgorithm.SM2, Use.ENCRYPT));
            certificates.put(name, certificate(var, "partners/" + name + "/sign.crt"));
        }
        PartnerKeyMaker police = new PartnerKeyMaker(var, "police-12123-sim", clock);
        signing.put("p256", police.handOver("p256-sign.crt", KeyAlgorithm.P256, Use.SIGN));
        PartnerKeyMaker cpic = new PartnerKeyMaker(var, "cpic-sim", clock);
        cpic.secret("aes-key", HexFormat.of().formatHex(AES) + "\n");
        cpic.secret("hmac-key", HexFormat.of().formatHex(HMAC) + "\n");
        PartnerKeyMaker gpic = new PartnerKeyMaker(var, "gpic-sim", clock);
        gpic.secret("hmac-key", HexFormat.of().formatHex(GPIC_HMAC) + "\n");
        gpic.secret("password", "gpic-password");
        TongquPaths paths = new TongquPaths(Path.of("."), var);
        this.doctor = SealDoctor.of(paths, clock);
    }

    KeyPair signing(String partner) {
        return Objects.requireNonNull(signing.get(partner));
    }

    KeyPair encryption(String partner) {
        return Objects.requireNonNull(encryption.get(partner));
    }

    X509Certificate certificateOf(String partner) {
        return Objects.requireNonNull(certificates.get(partner));
    }

    X509Certificate hub(String alias) {
        return certificate(var, "public/hub-" + alias + ".crt");
    }

    PublicKey hubKey(String alias) {
        return hub(alias).getPublicKey();
    }

    SealDiagnosis examine(String partner, Parcel parcel) {
        return doctor.examine(new Sample(parcel, partner, Optional.empty(), Optional.of(NOW)));
    }

    SealDiagnosis examine(String partner, String message, Parcel parcel) {
        return doctor.examine(new Sample(parcel, partner, Optional.of(message), Optional.of(NOW)));
    }

    private static X509Certificate certificate(Path var, String file) {
        try (var reader =
                new PemReader(
                        new StringReader(Files.readString(var.resolve("keys").resolve(file))))) {
            return Certificates.read(reader.readPemObject().getContent());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    private static byte[] filled(int bytes, int value) {
        byte[] filled = new byte[bytes];
        java.util.Arrays.fill(filled, (byte) value);
        return filled;
    }
}
