package org.tongqu.sandbox.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tongqu.sandbox.SandboxException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The primitives against published vectors, and against themselves where they are randomised. */
class StandardVectorsTests {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void hashesAbcAsGbt32905Says() {
        assertThat(Sm3.hex(ascii("abc")))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void hashesTheSecondMessageAsGbt32905Says() {
        assertThat(Sm3.hex(ascii("abcd".repeat(16))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void encryptsTheFirstBlockAsGbt32907Says() {
        byte[] key = hex("0123456789abcdeffedcba9876543210");
        // CBC with an initial vector of zeros is the block cipher alone in its first block.
        byte[] secret = Symmetric.sm4CbcEncrypt(key, new byte[16], key);
        assertThat(Arrays.copyOf(secret, 16)).isEqualTo(hex("681edf34d206965e86b3e94f536e4246"));
        assertThat(Symmetric.sm4CbcDecrypt(key, new byte[16], secret)).isEqualTo(key);
    }

    @Test
    void encryptsWithSm4GcmAsRfc8998Says() {
        byte[] key = hex("0123456789abcdeffedcba9876543210");
        byte[] iv = hex("00001234567800000000abcd");
        byte[] associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain =
                hex(
                        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        byte[] secret = Symmetric.sm4GcmEncrypt(key, iv, associated, plain);
        assertThat(secret)
                .isEqualTo(
                        hex(
                                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                                        + "83de3541e4c2b58177e065a9bf7b62ec"));
        assertThat(Symmetric.sm4GcmDecrypt(key, iv, associated, secret)).isEqualTo(plain);
    }

    @Test
    void refusesAGcmTagThatWasChanged() {
        byte[] key = new byte[32];
        byte[] secret = Symmetric.aesGcmEncrypt(key, new byte[12], new byte[0], ascii("x"));
        secret[secret.length - 1] ^= 1;
        assertThatThrownBy(() -> Symmetric.aesGcmDecrypt(key, new byte[12], new byte[0], secret))
                .isInstanceOf(SandboxException.class);
    }

    @Test
    void derivesAKeyAsRfc5869Says() {
        byte[] derived =
                Hkdf.derive(
                        hex("000102030405060708090a0b0c"),
                        hex("0b".repeat(22)),
                        hex("f0f1f2f3f4f5f6f7f8f9"),
                        32);
        assertThat(derived)
                .isEqualTo(hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"));
    }

    @Test
    void authenticatesTheCpicSampleAsItsProfileSays() {
        String signed =
                "1747649400000\nnonce-0001\n"
                        + "{\"case_no\":\"ZS20250519000001\",\"plate_no\":\"浙L0T001\"}";
        byte[] mac = Hkdf.hmacSha256(ascii("demo-secret"), signed.getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getEncoder().encodeToString(mac))
                .isEqualTo("xGsEMYnLJKYVPqMX4brC/OAkzSOKFogIOadY+/KvVIM=");
    }

    @Test
    void verifiesItsOwnSm2SignatureAndNoOther() {
        KeyPair pair = KeyPairs.sm2(RANDOM);
        byte[] signature = Sm2.sign(pair.getPrivate(), ascii("message"), RANDOM);
        assertThat(Sm2.verify(pair.getPublic(), ascii("message"), signature)).isTrue();
        assertThat(Sm2.verify(pair.getPublic(), ascii("Message"), signature)).isFalse();
        assertThat(Sm2.verify(KeyPairs.sm2(RANDOM).getPublic(), ascii("message"), signature))
                .isFalse();
        assertThat(Sm2.verify(pair.getPublic(), ascii("message"), new byte[70])).isFalse();
    }

    @Test
    void carriesAKeyThroughBothSpellingsOfAnSm2Ciphertext() {
        KeyPair pair = KeyPairs.sm2(RANDOM);
        byte[] key = hex("0123456789abcdeffedcba9876543210");
        byte[] raw = Sm2.encrypt(pair.getPublic(), key, RANDOM);
        assertThat(raw).hasSize(97 + 16).startsWith(4);
        byte[] back = Sm2Ciphertext.toRaw(Sm2Ciphertext.toDer(raw));
        assertThat(back).isEqualTo(raw);
        assertThat(Sm2.decrypt(pair.getPrivate(), back)).isEqualTo(key);
    }

    @Test
    void agreesOnOneSecretFromBothSides() {
        KeyPair one = P256.generate(RANDOM);
        KeyPair other = P256.generate(RANDOM);
        byte[] point = P256.point(other.getPublic());
        assertThat(point).hasSize(65).startsWith(4);
        assertThat(P256.agree(one.getPrivate(), P256.fromPoint(point)))
                .isEqualTo(P256.agree(other.getPrivate(), one.getPublic()))
                .hasSize(32);
    }

    @Test
    void refusesAPointOffTheCurve() {
        byte[] point = new byte[65];
        point[0] = 4;
        point[64] = 1;
        assertThatThrownBy(() -> P256.fromPoint(point)).isInstanceOf(SandboxException.class);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
