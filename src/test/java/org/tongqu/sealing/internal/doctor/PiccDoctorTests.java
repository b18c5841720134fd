package org.tongqu.sealing.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.internal.doctor.WrongSample.base64;
import static org.tongqu.sealing.internal.doctor.WrongSample.utf8;
import static org.tongqu.sealing.internal.doctor.WrongSample.wrong;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongqu.parcel.Parcel;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Verdict;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

class PiccDoctorTests {
    static Ward ward;

    @BeforeAll
    static void makeKeys(@TempDir Path var) {
        ward = new Ward(var);
    }

    @Test
    void saysThatARightSampleIsRight() {
        SealDiagnosis diagnosis = ward.examine("picc-sim", Picc.with(p -> {}).apply(ward));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.payload()).hasValue(WrongSample.XML);
    }

    @ParameterizedTest
    @MethodSource({"signatures", "keys", "ciphers", "texts"})
    void namesWhatIsWrong(WrongSample wrong) {
        SealDiagnosis diagnosis = ward.examine("picc-sim", wrong.made().apply(ward));

        assertThat(WrongSample.ids(diagnosis.findings())).isEqualTo(wrong.expected());
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
        assertThat(diagnosis.took()).isLessThan(Duration.ofSeconds(15));
        assertThat(diagnosis.toString())
                .doesNotContain(WrongSample.PERSON)
                .doesNotContain(WrongSample.PLATE);
    }

    static Stream<WrongSample> signatures() {
        return Stream.of(
                wrong(
                        "raw signature",
                        "signature-raw",
                        Picc.with(p -> p.signatureForm = OtherSm2::rawSignature)),
                wrong(
                        "user ID of the old examples",
                        "user-id",
                        Picc.with(p -> p.userId("ALICE123@YAHOO.COM"))),
                wrong("empty user ID", "user-id", Picc.with(p -> p.userId(""))),
                wrong(
                        "raw and empty user ID",
                        "user-id signature-raw",
                        Picc.with(p -> p.userId("").signatureForm = OtherSm2::rawSignature)),
                wrong(
                        "hash: false",
                        "hash-false",
                        Picc.with(p -> p.signs = m -> OtherSm2.signNumber(p.signer, m))),
                wrong(
                        "without Z",
                        "without-z",
                        Picc.with(
                                p ->
                                        p.signs =
                                                m ->
                                                        OtherSm2.signNumber(
                                                                p.signer, OtherSm2.sm3(m)))),
                wrong(
                        "signed by the encryption key",
                        "signed-by-other-key",
                        Picc.with(p -> p.signer = p.ward.encryption("picc-sim").getPrivate())),
                wrong(
                        "signed by another partner",
                        "signed-by-other-key",
                        Picc.with(p -> p.signer = p.ward.signing("ccic-sim").getPrivate())),
                wrong("over SM3", "over-digest", Picc.with(p -> p.over = OtherSm2::sm3)),
                wrong(
                        "over hex of SM3",
                        "over-digest",
                        Picc.with(p -> p.over = b -> utf8(hex(OtherSm2.sm3(b))))),
                wrong("over Base64", "over-text", Picc.with(p -> p.over = b -> utf8(base64(b)))),
                wrong(
                        "over the ciphertext",
                        "over-other-part",
                        Picc.with(
                                p ->
                                        p.over =
                                                b ->
                                                        OtherCipher.encrypt(
                                                                p.cipher, p.key, p.usedIv, b))),
                wrong(
                        "over the text with a line end",
                        "over-trailing",
                        Picc.with(p -> p.over = b -> Rewriting.join(b, utf8("\n")))),
                wrong(
                        "over CRLF",
                        "over-line-ends",
                        Picc.with(p -> p.over = b -> utf8(text(b).replace("\n", "\r\n")))),
                wrong(
                        "over a BOM",
                        "over-bom",
                        Picc.with(p -> p.over = b -> utf8("\ufeff" + text(b)))),
                wrong(
                        "over GBK",
                        "over-charset",
                        Picc.with(p -> p.over = b -> text(b).getBytes(Charset.forName("GBK")))),
                wrong(
                        "over the text without its declaration",
                        "over-xml-declaration",
                        Picc.with(
                                p ->
                                        p.over =
                                                b ->
                                                        utf8(
                                                                text(b).substring(
                                                                                text(b).indexOf(
                                                                                                "<RESULT"))))),
                wrong(
                        "a byte after the signature",
                        "signature-sloppy",
                        Picc.with(p -> p.signatureForm = b -> Rewriting.join(b, new byte[1]))));
    }

    static Stream<WrongSample> keys() {
        return Stream.of(
                wrong("C1C2C3", "sm2-c1c2c3", Picc.with(p -> p.wrappedForm = OtherSm2::oldOrder)),
                wrong(
                        "without 04",
                        "sm2-without-04",
                        Picc.with(p -> p.wrappedForm = b -> Arrays.copyOfRange(b, 1, b.length))),
                wrong(
                        "C1C2C3 without 04",
                        "sm2-c1c2c3 sm2-without-04",
                        Picc.with(
                                p ->
                                        p.wrappedForm =
                                                b ->
                                                        Arrays.copyOfRange(
                                                                OtherSm2.oldOrder(b),
                                                                1,
                                                                b.length))),
                wrong("DER", "sm2-der", Picc.with(p -> p.wrappedForm = OtherSm2::ciphertextDer)),
                wrong(
                        "for the hub's signing key",
                        "encrypted-for-other-key",
                        Picc.with(p -> p.recipient = p.ward.hubKey("sm2-sign"))),
                wrong(
                        "C1C2C3 and the old user ID",
                        "sm2-c1c2c3 user-id",
                        Picc.with(
                                p ->
                                        p.userId("ALICE123@YAHOO.COM").wrappedForm =
                                                OtherSm2::oldOrder)),
                wrong(
                        "the key in hexadecimal",
                        "key-wrapped-as-text",
                        Picc.with(p -> p.wrappedContent = b -> utf8(hex(b)))));
    }

    static Stream<WrongSample> ciphers() {
        return Stream.of(
                wrong("zero IV", "iv-zero", Picc.with(p -> p.usedIv = new byte[16])),
                wrong("key as IV", "iv-is-key", Picc.with(p -> p.usedIv = p.key)),
                wrong(
                        "IV in front",
                        "iv-prepended",
                        Picc.with(
                                p -> {
                                    p.usedIv = Ward.random(16);
                                    p.body = b -> Rewriting.join(p.usedIv, b);
                                })),
                wrong("ECB", "cipher-mode", Picc.with(p -> p.cipher = "SM4/ECB/PKCS7Padding")),
                wrong("AES", "cipher-other", Picc.with(p -> p.cipher = "AES/CBC/PKCS7Padding")),
                wrong(
                        "zero padding",
                        "padding",
                        Picc.with(p -> p.cipher = "SM4/CBC/ZeroBytePadding")),
                wrong(
                        "zero IV and GBK",
                        "iv-zero over-charset",
                        Picc.with(
                                p -> {
                                    p.usedIv = new byte[16];
                                    p.over = b -> text(b).getBytes(Charset.forName("GBK"));
                                })));
    }

    static Stream<WrongSample> texts() {
        return Stream.of(
                wrong("body in hex", "input-hex", Picc.with(p -> p.body = b -> utf8(hex(b)))),
                wrong(
                        "body in Base64",
                        "input-base64",
                        Picc.with(p -> p.body = b -> utf8(base64(b)))),
                wrong(
                        "body with a line end",
                        "input-trailing",
                        Picc.with(p -> p.body = b -> Rewriting.join(b, utf8("\n")))),
                wrong("key in hex", "text-hex", Picc.with(p -> p.keyText = PiccDoctorTests::hex)),
                wrong(
                        "IV in HEX",
                        "text-hex",
                        Picc.with(p -> p.ivText = b -> hex(b).toUpperCase(java.util.Locale.ROOT))),
                wrong(
                        "double Base64",
                        "text-double-base64",
                        Picc.with(p -> p.keyText = b -> base64(utf8(base64(b))))),
                wrong(
                        "Base64 of hex",
                        "text-base64-of-hex",
                        Picc.with(p -> p.signText = b -> base64(utf8(hex(b))))),
                wrong("Base64URL", "text-base64url", PiccDoctorTests::urlEncoded),
                wrong(
                        "MIME line breaks",
                        "text-line-breaks",
                        Picc.with(p -> p.keyText = Base64.getMimeEncoder()::encodeToString)),
                wrong("other header name", "name-differs", Picc.with(p -> p.signName = "X_SIGN")));
    }

    @Test
    void namesWhoseKeySigned() {
        Parcel parcel =
                Picc.with(p -> p.signer = p.ward.signing("ccic-sim").getPrivate()).apply(ward);

        SealDiagnosis diagnosis = ward.examine("picc-sim", parcel);

        assertThat(diagnosis.findings())
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.detail()).contains("ccic-sim").contains("sign"));
    }

    @Test
    void saysThatNonsenseIsUnexplainedAndWhatWasTried() {
        Parcel parcel =
                new Parcel(
                        Ward.random(160),
                        Map.of(
                                "X-Key", base64(Ward.random(113)),
                                "X-IV", base64(Ward.random(16)),
                                "X-Sign", base64(Ward.random(71))),
                        List.of());

        SealDiagnosis diagnosis = ward.examine("picc-sim", parcel);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(diagnosis.tried())
                .contains("sm2-c1c2c3", "encrypted-for-other-key", "text-double-base64");
        assertThat(diagnosis.stoppedAt()).isPresent();
        assertThat(diagnosis.payload()).isEmpty();
        assertThat(diagnosis.took()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void seesThatAHeaderIsMissing() {
        Parcel right = Picc.with(p -> {}).apply(ward);
        Parcel without = new Parcel(right.body(), Map.of("X-Key", "AAEC"), List.of());

        SealDiagnosis diagnosis = ward.examine("picc-sim", without);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.SUSPECTED);
        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("seen-missing");
        assertThat(diagnosis.findings().get(0).detail()).isEqualTo("X-IV");
    }

    @Test
    void seesThatTheCiphertextIsCut() {
        Parcel cut = Picc.with(p -> p.body = b -> Arrays.copyOf(b, b.length - 5)).apply(ward);

        SealDiagnosis diagnosis = ward.examine("picc-sim", cut);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.SUSPECTED);
        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("seen-truncated");
    }

    @Test
    void seesThatTheContentWasChangedAfterSigning() {
        Parcel changed =
                Picc.with(p -> p.over = b -> utf8(text(b).replace("000", "111"))).apply(ward);

        SealDiagnosis diagnosis = ward.examine("picc-sim", changed);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNEXPLAINED);
        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("seen-content-changed");
        assertThat(diagnosis.took()).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void tellsThatTheDeclaredCharsetIsNotTheTrueOne() {
        Parcel parcel =
                Picc.with(p -> p.plain = text(p.plain).getBytes(Charset.forName("GBK")))
                        .apply(ward);

        SealDiagnosis diagnosis = ward.examine("picc-sim", parcel);

        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("charset-declared");
    }

    /** One in which the two alphabets differ. */
    private static Parcel urlEncoded(Ward ward) {
        Parcel parcel =
                Picc.with(p -> p.keyText = Base64.getUrlEncoder()::encodeToString).apply(ward);
        boolean differs =
                Objects.requireNonNull(parcel.attributes().get("X-Key")).matches(".*[-_].*");
        return differs ? parcel : urlEncoded(ward);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
