package org.tongqu.sealing.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.Use;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

class HubKeyGenerationTests {
    private static final Clock CLOCK = Clock.systemUTC();

    private Path var;

    @BeforeEach
    void startEmpty(@TempDir Path folder) {
        var = folder;
    }

    @Test
    void makesEverythingTheHubNeedsToStart() {
        HubKeys.generate(var);

        FileKeySource keys = FileKeySource.open(var.resolve("keys"), false, CLOCK);
        for (HubKeyKind kind : HubKeyKind.ALL) {
            OwnKey own = keys.own(kind.algorithm(), kind.use());
            Certificate handedOut =
                    Certificate.read(var.resolve("keys/public/hub-" + kind.alias() + ".crt"));
            assertThat(handedOut.key().id()).isEqualTo(own.id()).matches("[0-9a-f]{32}");
            assertThat(handedOut.unfit(kind.use(), CLOCK.instant())).isEmpty();
        }
        assertThat(keys.masterKey(1)).hasSize(32);
    }

    @Test
    void changesNothingWhenRepeated() throws IOException {
        HubKeys.generate(var);
        Map<String, String> first = contents();

        HubKeys.generate(var);

        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void exportsPublicCertificatesAgainWhenTheyAreGone() throws IOException {
        HubKeys.generate(var);
        Path certificate = var.resolve("keys/public/hub-sm2-sign.crt");
        byte[] before = Files.readAllBytes(certificate);
        Files.delete(certificate);

        HubKeys.generate(var);

        assertThat(certificate).hasBinaryContent(before);
    }

    @Test
    void letsOnlyTheOwnerReadSecrets() throws IOException {
        HubKeys.generate(var);

        for (String secret : new String[] {"hub.p12", "hub.password", "master.key"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            var.resolve("keys").resolve(secret))))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesDevelopmentKeysInProduction() {
        HubKeys.generate(var);

        assertThatThrownBy(() -> FileKeySource.open(var.resolve("keys"), true, CLOCK))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
                            assertThat(refused.detail()).contains("development keys");
                        });
    }

    @Test
    void acceptsProductionKeysInProduction() {
        HubKeys.generate(var, HubKeys.Purpose.PRODUCTION, CLOCK);

        FileKeySource keys = FileKeySource.open(var.resolve("keys"), true, CLOCK);

        assertThat(keys.own(KeyAlgorithm.SM2, Use.SIGN).algorithm()).isEqualTo(KeyAlgorithm.SM2);
    }

    @Test
    void saysWhatToDoWhenThereAreNoKeys() {
        assertThatThrownBy(() -> FileKeySource.open(var.resolve("keys"), false, CLOCK))
                .hasMessageContaining("hub.p12")
                .hasMessageContaining("tongqu keys init");
    }

    @Test
    void refusesAWrongPassword() throws IOException {
        HubKeys.generate(var);
        Files.writeString(var.resolve("keys/hub.password"), "wrong");

        assertThatThrownBy(() -> FileKeySource.open(var.resolve("keys"), false, CLOCK))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE))
                .hasMessageContaining("password");
    }

    @Test
    void refusesExpiredKeysOfItsOwn() {
        HubKeys.generate(var);
        Clock inFourYears = Clock.offset(CLOCK, Duration.ofDays(4 * 365));

        assertThatThrownBy(() -> FileKeySource.open(var.resolve("keys"), false, inFourYears))
                .hasMessageContaining("expired");
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(var)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        var.relativize(file).toString(),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
