package org.tongqu.sealing.internal.atrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.PartnersOfTest;
import org.tongqu.sealing.internal.keys.FileKeySource;
import org.tongqu.sealing.internal.keys.PartnerKeyMaker;
import org.tongqu.sealing.internal.primitive.MacAlgorithm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;

class MasterKeyDataCipherTests {
    private static final byte[] CONTENT = "测试甲 330900".getBytes(StandardCharsets.UTF_8);
    private static final Partner PORTAL = Partners.onTheWire("portal-sim");

    private static Path var;
    private static KeySource keys;

    @BeforeAll
    static void makeKeys(@TempDir Path folder) {
        var = folder;
        HubKeys.generate(var);
        keys = FileKeySource.open(var.resolve("keys"), false, Clock.systemUTC());
        new PartnerKeyMaker(var, "portal-sim", Clock.systemUTC())
                .secret("citizen-key", "0b".repeat(32) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-256-gcm", "sm4-gcm"})
    void givesBackWhatItEncrypted(String suite) {
        MasterKeyDataCipher cipher = cipher(suite);
        byte[] key = cipher.newDataKey();

        byte[] sealed = cipher.encrypt(key, CONTENT, "case|1");

        assertThat(HexFormat.of().formatHex(sealed))
                .doesNotContain(HexFormat.of().formatHex(CONTENT));
        assertThat(cipher.decrypt(key, sealed, "case|1")).isEqualTo(CONTENT);
        assertThat(cipher.encrypt(key, CONTENT, "case|1")).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-256-gcm", "sm4-gcm"})
    void refusesAnotherKeyContextOrByte(String suite) {
        MasterKeyDataCipher cipher = cipher(suite);
        byte[] key = cipher.newDataKey();
        byte[] sealed = cipher.encrypt(key, CONTENT, "case|1");

        fails(() -> cipher.decrypt(cipher.newDataKey(), sealed, "case|1"));
        fails(() -> cipher.decrypt(key, sealed, "case|2"));
        fails(() -> cipher.decrypt(key, new byte[5], "case|1"));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            fails(() -> cipher.decrypt(key, changed, "case|1"));
        }
    }

    @Test
    void unwrapsWhatItWrappedForThatContextOnly() {
        MasterKeyDataCipher cipher = cipher("aes-256-gcm");
        byte[] key = cipher.newDataKey();

        byte[] wrapped = cipher.wrap(key, "case|1");

        assertThat(cipher.unwrap(wrapped, "case|1")).isEqualTo(key);
        fails(() -> cipher.unwrap(wrapped, "case|2"));
        fails(() -> cipher.unwrap(new byte[3], "case|1"));
    }

    @Test
    void readsKeysThatTheOtherSuiteWrapped() {
        MasterKeyDataCipher national = cipher("sm4-gcm");
        byte[] key = national.newDataKey();
        byte[] wrapped = national.wrap(key, "case|1");
        byte[] sealed = national.encrypt(key, CONTENT, "x");

        MasterKeyDataCipher international = cipher("aes-256-gcm");

        assertThat(international.decrypt(international.unwrap(wrapped, "case|1"), sealed, "x"))
                .isEqualTo(CONTENT);
    }

    @Test
    void readsOldKeysAfterTheMasterKeyChanged() throws IOException {
        MasterKeyDataCipher cipher = cipher("aes-256-gcm");
        byte[] key = cipher.newDataKey();
        byte[] old = cipher.wrap(key, "case|1");
        byte[] index = cipher.blindIndex("plate", "浙LD00001");
        Path second = var.resolve("keys/master-2.key");
        Files.writeString(second, "cd".repeat(32));
        try {
            byte[] renewed = cipher.wrap(key, "case|1");

            assertThat(renewed[3]).isEqualTo((byte) 2);
            assertThat(cipher.unwrap(renewed, "case|1")).isEqualTo(key);
            assertThat(cipher.unwrap(old, "case|1")).isEqualTo(key);
            assertThat(cipher.blindIndex("plate", "浙LD00001")).isEqualTo(index);
        } finally {
            Files.delete(second);
        }
    }

    @Test
    void indexesEqualValuesOfOneFieldAlike() {
        MasterKeyDataCipher cipher = cipher("aes-256-gcm");
        byte[] index = cipher.blindIndex("plate", "浙LD00001");

        assertThat(index).hasSize(16).isEqualTo(cipher("sm4-gcm").blindIndex("plate", "浙LD00001"));
        assertThat(cipher.blindIndex("plate", "浙LD00002")).isNotEqualTo(index);
        assertThat(cipher.blindIndex("vin", "浙LD00001")).isNotEqualTo(index);
    }

    @Test
    void digestsUnderTheSecretOfThePartner() {
        MasterKeyDataCipher cipher = cipher("aes-256-gcm");
        byte[] shared = new byte[32];
        java.util.Arrays.fill(shared, (byte) 0x0b);

        assertThat(cipher.partnerDigest("portal-sim", "citizen", "330900190001010012"))
                .contains(
                        MacAlgorithm.HMAC_SM3.of(
                                shared, "330900190001010012".getBytes(StandardCharsets.US_ASCII)));
        assertThat(cipher.partnerDigest("portal-sim", "other", "x")).isEmpty();
        assertThat(cipher.partnerDigest("nobody", "citizen", "x")).isEmpty();
    }

    @Test
    void refusesAnUnknownSuite() {
        assertRefused(ErrorCode.CONFIG_INVALID, () -> cipher("rot13"));
    }

    private static MasterKeyDataCipher cipher(String suite) {
        return new MasterKeyDataCipher(keys, PartnersOfTest.of(PORTAL), suite);
    }

    private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertRefused(ErrorCode.DECRYPTION_FAILED, attempt);
    }
}
