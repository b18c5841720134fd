package org.tongqu.sealing.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.Partners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FileKeySourceTests {
    private static final Instant NOW = Instant.parse("2026-05-19T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Partner PARTNER = Partners.onTheWire("police-sim");

    private static Path var;

    private FileKeySource keys;
    private PartnerKeyMaker maker;

    @BeforeAll
    static void makeHubKeys(@TempDir Path folder) {
        var = folder;
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, CLOCK);
    }

    @BeforeEach
    void open() throws IOException {
        for (String file :
                List.of("sign.crt", "p256-sign.crt", "encrypt.crt", "p256-encrypt.crt")) {
            Files.deleteIfExists(var.resolve("keys/partners/police-sim").resolve(file));
        }
        keys = FileKeySource.open(var.resolve("keys"), false, CLOCK);
        maker = new PartnerKeyMaker(var, "police-sim", CLOCK);
    }

    @Test
    void findsCertificatesThatAppearAfterTheStart() {
        assertThat(keys.signingKeys(PARTNER)).isEmpty();

        KeyPair pair = maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);

        assertThat(keys.signingKey(PARTNER, KeyIds.of(pair.getPublic()))).isPresent();
    }

    @Test
    void picksTheKeyByItsId() {
        KeyPair sm2 = maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);
        KeyPair p256 = maker.handOver("p256-sign.crt", KeyAlgorithm.P256, Use.SIGN);

        assertThat(algorithmOf(sm2)).contains(KeyAlgorithm.SM2);
        assertThat(algorithmOf(p256)).contains(KeyAlgorithm.P256);
        assertThat(keys.signingKey(PARTNER, "00".repeat(16))).isEmpty();
    }

    @Test
    void handsOutTheSameKeyObject() {
        KeyPair pair = maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);
        String id = KeyIds.of(pair.getPublic());

        PartnerKey first = keys.signingKey(PARTNER, id).orElseThrow();

        assertThat(keys.signingKey(PARTNER, id).orElseThrow().publicKey())
                .isSameAs(first.publicKey());
    }

    @Test
    void readsAFileAgainWhenItChanged() throws IOException {
        maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);
        keys.signingKeys(PARTNER);
        KeyPair renewed = maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);
        Files.setLastModifiedTime(
                var.resolve("keys/partners/police-sim/sign.crt"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(keys.signingKey(PARTNER, KeyIds.of(renewed.getPublic()))).isPresent();
    }

    @Test
    void doesNotVerifyWithAnExpiredCertificate() {
        maker.at(NOW.minus(Duration.ofDays(4 * 365)))
                .handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);

        assertThat(keys.signingKeys(PARTNER)).isEmpty();
    }

    @Test
    void doesNotVerifyWithACertificateThatIsNotYetValid() {
        maker.at(NOW.plus(Duration.ofDays(2))).handOver("sign.crt", KeyAlgorithm.SM2, Use.SIGN);

        assertThat(keys.signingKeys(PARTNER)).isEmpty();
    }

    @Test
    void doesNotVerifyWithACertificateForEncryption() {
        maker.handOver("sign.crt", KeyAlgorithm.SM2, Use.ENCRYPT);

        assertThat(keys.signingKeys(PARTNER)).isEmpty();
    }

    @Test
    void usesTheOtherKeyWhenOneFileIsDamaged() {
        maker.write("sign.crt", "not a certificate".getBytes(StandardCharsets.UTF_8));
        KeyPair p256 = maker.handOver("p256-sign.crt", KeyAlgorithm.P256, Use.SIGN);

        assertThat(algorithmOf(p256)).contains(KeyAlgorithm.P256);
    }

    @Test
    void refusesToEncryptForAnExpiredCertificate() {
        maker.at(NOW.minus(Duration.ofDays(4 * 365)))
                .handOver("encrypt.crt", KeyAlgorithm.SM2, Use.ENCRYPT);

        assertThatThrownBy(() -> keys.encryptionKey(PARTNER, KeyAlgorithm.SM2))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE))
                .hasMessageContaining("encrypt.crt")
                .hasMessageContaining("expired");
    }

    @Test
    void refusesToEncryptForASigningCertificate() {
        maker.handOver("encrypt.crt", KeyAlgorithm.SM2, Use.SIGN);

        assertThatThrownBy(() -> keys.encryptionKey(PARTNER, KeyAlgorithm.SM2))
                .hasMessageContaining("is not a certificate to encrypt");
    }

    @Test
    void findsTheKeyOfEachKindToEncryptFor() {
        KeyPair sm2 = maker.handOver("encrypt.crt", KeyAlgorithm.SM2, Use.ENCRYPT);
        KeyPair p256 = maker.handOver("p256-encrypt.crt", KeyAlgorithm.P256, Use.ENCRYPT);

        assertThat(keys.encryptionKey(PARTNER, KeyAlgorithm.SM2).id())
                .isEqualTo(KeyIds.of(sm2.getPublic()));
        assertThat(keys.encryptionKey(PARTNER, KeyAlgorithm.P256).id())
                .isEqualTo(KeyIds.of(p256.getPublic()));
    }

    @Test
    void readsSecretsWithoutTheirLineEnd() {
        maker.secret("citizen-key", "0123\n");

        assertThat(keys.secret(PARTNER, "citizen")).asString().isEqualTo("0123");
        assertThatThrownBy(() -> keys.secret(PARTNER, "other"))
                .hasMessageContaining("has no secret other");
    }

    @Test
    void refusesFilesOutsideTheFolderOfKeys() {
        Partner straying =
                new Partner(
                        PARTNER.name(),
                        PARTNER.titleZh(),
                        PARTNER.titleEn(),
                        PARTNER.role(),
                        true,
                        Optional.empty(),
                        PARTNER.suites(),
                        Optional.empty(),
                        List.of(),
                        PARTNER.delivery(),
                        List.of(),
                        new Partner.Keys(
                                List.of(), Optional.empty(), Map.of("s", "../../etc/passwd")),
                        Optional.empty(),
                        PARTNER.intake());

        assertThatThrownBy(() -> keys.secret(straying, "s"))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID));
    }

    @Test
    void wrapsWithTheNewestMasterKey() throws IOException {
        Path second = var.resolve("keys/master-2.key");
        Files.writeString(second, "ab".repeat(32));
        try {
            assertThat(keys.currentMasterKey()).isEqualTo(2);
            assertThat(keys.masterKey(2)).containsOnly(0xab);
        } finally {
            Files.delete(second);
        }
    }

    private Optional<KeyAlgorithm> algorithmOf(KeyPair pair) {
        return keys.signingKey(PARTNER, KeyIds.of(pair.getPublic())).map(PartnerKey::algorithm);
    }
}
