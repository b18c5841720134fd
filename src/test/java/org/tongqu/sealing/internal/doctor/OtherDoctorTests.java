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
import org.tongqu.parcel.Parcel.CompanionFile;
import org.tongqu.sandbox.crypto.Gmt0010;
import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Verdict;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class OtherDoctorTests {
    static Ward ward;

    @BeforeAll
    static void makeKeys(@TempDir Path var) {
        ward = new Ward(var);
    }

    @ParameterizedTest
    @MethodSource("rightSamples")
    void saysThatARightSampleIsRight(WrongSample right) {
        SealDiagnosis diagnosis =
                ward.examine(right.expected().iterator().next(), right.made().apply(ward));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RIGHT);
    }

    static Stream<WrongSample> rightSamples() {
        return Stream.of(
                wrong("CPIC", "cpic-sim", Cpic.with(c -> {})),
                wrong("GPIC", "gpic-sim", gpic(b -> b, b -> b, "HMac-SM3", Ward.GPIC_HMAC)),
                wrong("CCIC", "ccic-sim", ccic(b -> b, b -> b, b -> b)),
                wrong("CCIC acknowledgement", "ccic-sim", OtherDoctorTests::ack),
                wrong("CICP", "cicp-sim", cicp("picc", w -> w)),
                wrong("CICP call", "cicp-sim", call(b -> b, OtherSm2::rawSignature, "\n")));
    }

    @ParameterizedTest
    @MethodSource("cpic")
    void namesWhatIsWrongAtCpic(WrongSample wrong) {
        explains(ward.examine("cpic-sim", wrong.made().apply(ward)), wrong);
    }

    private static void explains(SealDiagnosis diagnosis, WrongSample wrong) {
        assertThat(WrongSample.ids(diagnosis.findings())).isEqualTo(wrong.expected());
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
        assertThat(diagnosis.findings().toString()).doesNotContain(WrongSample.PERSON);
    }

    static Stream<WrongSample> cpic() {
        long hour = 3_600_000;
        return Stream.of(
                wrong("stale", "time-stale", Cpic.with(c -> c.time -= 2 * hour)),
                wrong("eight hours", "time-zone", Cpic.with(c -> c.time += 8 * hour)),
                wrong("seconds", "time-seconds", Cpic.with(c -> c.seconds = true)),
                wrong(
                        "stale and the MAC in hex",
                        "time-stale text-hex",
                        Cpic.with(
                                c -> {
                                    c.time -= 30 * hour;
                                    c.macText = HexFormat.of()::formatHex;
                                })),
                wrong(
                        "MAC over the plain text",
                        "over-other-part",
                        Cpic.with(c -> c.macOver = body -> c.plain)),
                wrong("nonce before time", "over-order", Cpic.with(c -> c.swapped = true)),
                wrong("another separator", "over-separator", Cpic.with(c -> c.separator = "|")),
                wrong("HMAC-SM3", "mac-algorithm", Cpic.with(c -> c.algorithm = "HMac-SM3")),
                wrong(
                        "the hexadecimal as key",
                        "secret-as-text",
                        Cpic.with(c -> c.hmac = utf8(HexFormat.of().formatHex(Ward.HMAC)))),
                wrong(
                        "another partner's secret",
                        "secret-other",
                        Cpic.with(c -> c.hmac = Ward.GPIC_HMAC)),
                wrong(
                        "AES and HMAC keys confused",
                        "secret-other",
                        Cpic.with(
                                c -> {
                                    c.hmac = Ward.AES;
                                    c.aes = Ward.HMAC;
                                })),
                wrong(
                        "written anew with spaces",
                        "over-json",
                        Cpic.with(
                                c ->
                                        c.sent =
                                                b ->
                                                        utf8(
                                                                text(b).replace(":", ": ")
                                                                        .replace(",", ", ")))),
                wrong(
                        "signed with Gson's escapes",
                        "over-json",
                        Cpic.with(
                                c -> {
                                    c.plain = utf8("{\"state\":\"SURVEY 00\"}");
                                    c.macOver = b -> utf8(text(b).replace("=", "\\u003d"));
                                })),
                wrong("tag in front", "tag-in-front", Cpic.with(c -> c.sealed = b -> front(b))),
                wrong(
                        "tag missing",
                        "tag-missing",
                        Cpic.with(c -> c.sealed = b -> Arrays.copyOf(b, b.length - 16))),
                wrong(
                        "tag apart",
                        "tag-separate",
                        Cpic.with(
                                c -> {
                                    byte[] whole = c.sealedBytes();
                                    byte[] tag =
                                            Arrays.copyOfRange(
                                                    whole, whole.length - 16, whole.length);
                                    c.further = ",\"tag\":\"" + base64(tag) + "\"";
                                    c.sealed = b -> Arrays.copyOf(b, b.length - 16);
                                })),
                wrong(
                        "the key's name as additional data",
                        "aad-differs",
                        Cpic.with(c -> c.associated = utf8("cpic-2026-1"))),
                wrong("zero IV", "iv-zero", Cpic.with(c -> c.usedIv = new byte[12])));
    }

    private static byte[] front(byte[] sealed) {
        int content = sealed.length - 16;
        return Rewriting.join(
                Arrays.copyOfRange(sealed, content, sealed.length), Arrays.copyOf(sealed, content));
    }

    @ParameterizedTest
    @MethodSource("gpic")
    void namesWhatIsWrongAtGpic(WrongSample wrong) {
        explains(ward.examine("gpic-sim", wrong.made().apply(ward)), wrong);
    }

    static Stream<WrongSample> gpic() {
        Charset gb = Charset.forName("GB18030");
        UnaryOperator<byte[]> same = b -> b;
        return Stream.of(
                wrong(
                        "over UTF-8",
                        "over-charset",
                        gpic(b -> utf8(new String(b, gb)), same, "HMac-SM3", Ward.GPIC_HMAC)),
                wrong(
                        "a line end after it",
                        "over-trailing",
                        gpic(same, b -> Rewriting.join(b, utf8("\n")), "HMac-SM3", Ward.GPIC_HMAC)),
                wrong(
                        "HMAC-SHA256",
                        "mac-algorithm",
                        gpic(same, same, "HmacSHA256", Ward.GPIC_HMAC)),
                wrong(
                        "over the digest",
                        "over-digest",
                        gpic(OtherSm2::sm3, same, "HMac-SM3", Ward.GPIC_HMAC)),
                wrong(
                        "the password as key",
                        "secret-other",
                        gpic(same, same, "HMac-SM3", utf8("gpic-password"))));
    }

    private static Function<Ward, Parcel> gpic(
            UnaryOperator<byte[]> over, UnaryOperator<byte[]> sent, String algorithm, byte[] key) {
        byte[] body =
                ("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>" + WrongSample.PERSON + "</a>")
                        .getBytes(Charset.forName("GB18030"));
        return w ->
                new Parcel(
                        sent.apply(body),
                        Map.of("X-Mac", base64(OtherCipher.mac(algorithm, key, over.apply(body)))),
                        List.of());
    }

    @ParameterizedTest
    @MethodSource("ccic")
    void namesWhatIsWrongAtCcic(WrongSample wrong) {
        explains(ward.examine("ccic-sim", wrong.made().apply(ward)), wrong);
    }

    static Stream<WrongSample> ccic() {
        UnaryOperator<byte[]> same = b -> b;
        return Stream.of(
                wrong(
                        "digest over the ciphertext",
                        "over-other-part",
                        ccic(
                                b -> OtherCipher.encrypt("SM4/CBC/PKCS7Padding", KEY, IV, b),
                                same,
                                same)),
                wrong(
                        "signed with a line end",
                        "over-trailing",
                        ccic(same, b -> Rewriting.join(b, utf8("\r\n")), same)),
                wrong("C1C2C3", "sm2-c1c2c3", ccic(same, same, OtherSm2::oldOrder)),
                wrong(
                        "without 04",
                        "sm2-without-04",
                        ccic(same, same, b -> Arrays.copyOfRange(b, 1, b.length))),
                wrong(
                        "a length in little-endian",
                        "length-order",
                        w -> {
                            Parcel right = ccic(same, same, same).apply(w);
                            byte[] body = right.body().clone();
                            byte first = body[0];
                            body[0] = body[1];
                            body[1] = first;
                            return new Parcel(body, Map.of(), right.companions());
                        }));
    }

    private static final byte[] KEY = Ward.random(16);
    private static final byte[] IV = Ward.random(16);

    private static Parcel ack(Ward w) {
        byte[] text = utf8("ZSHUB_ACC|OK|3");
        byte[] signature = Sm2.sign(w.signing("ccic-sim").getPrivate(), text, Ward.RANDOM);
        return Parcel.of(utf8("ZSHUB_ACC|OK|3|" + base64(signature)));
    }

    private static Function<Ward, Parcel> ccic(
            UnaryOperator<byte[]> digested,
            UnaryOperator<byte[]> signed,
            UnaryOperator<byte[]> wrappedForm) {
        return w -> {
            byte[] plain =
                    ("0001" + WrongSample.PERSON + "  000\r\n").getBytes(Charset.forName("GBK"));
            byte[] secret = OtherCipher.encrypt("SM4/CBC/PKCS7Padding", KEY, IV, plain);
            byte[] wrapped =
                    wrappedForm.apply(Sm2.encrypt(w.hubKey("sm2-encrypt"), KEY, Ward.RANDOM));
            String sm3 = HexFormat.of().formatHex(OtherSm2.sm3(digested.apply(plain)));
            String flag = "CCIC_RSP_1.dat|" + plain.length + "|1|0|" + sm3;
            byte[] signature =
                    Sm2.sign(
                            w.signing("ccic-sim").getPrivate(),
                            signed.apply(utf8(flag)),
                            Ward.RANDOM);
            byte[] body =
                    ByteBuffer.allocate(2 + wrapped.length + 16 + secret.length)
                            .putShort((short) wrapped.length)
                            .put(wrapped)
                            .put(IV)
                            .put(secret)
                            .array();
            return new Parcel(
                    body,
                    Map.of(),
                    List.of(new CompanionFile(".ok", utf8(flag + "|" + base64(signature)))));
        };
    }

    @Test
    void saysThatAnAcknowledgementIsAnotherMessageWhereOneIsNamed() {
        SealDiagnosis diagnosis = ward.examine("ccic-sim", "default", ack(ward));

        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("message-other");
    }

    @ParameterizedTest
    @MethodSource("cicp")
    void namesWhatIsWrongAtCicp(WrongSample wrong) {
        explains(ward.examine("cicp-sim", wrong.made().apply(ward)), wrong);
    }

    static Stream<WrongSample> cicp() {
        return Stream.of(
                wrong(
                        "for the hub's signing certificate",
                        "recipient-other encrypted-for-other-key",
                        cicp("sm2-sign", envelope -> envelope)),
                wrong(
                        "bytes after the envelope",
                        "envelope-algorithm",
                        cicp("", envelope -> Rewriting.join(envelope, new byte[3]))),
                wrong(
                        "SM4 without mode as cipher",
                        "envelope-algorithm",
                        cicp("", OtherDoctorTests::otherOid)),
                wrong("a call signed in DER", "signature-der", call(b -> b, der -> der, "\n")),
                wrong(
                        "a call with another separator",
                        "over-separator",
                        call(b -> b, OtherSm2::rawSignature, "|")),
                wrong(
                        "a call signed over SM3 in hex",
                        "over-digest",
                        call(
                                b -> utf8(HexFormat.of().formatHex(OtherSm2.sm3(b))),
                                OtherSm2::rawSignature,
                                "\n")));
    }

    /** SM4-CBC is 1.2.156.10197.1.104.2; some write 104.1, which is ECB. */
    private static byte[] otherOid(byte[] sealed) {
        byte[] changed = sealed.clone();
        byte[] oid = HexFormat.of().parseHex("2a811ccf55016802");
        for (int at = 0; at + oid.length < changed.length; at++) {
            if (Arrays.equals(Arrays.copyOfRange(changed, at, at + oid.length), oid)) {
                changed[at + oid.length - 1] = 1;
            }
        }
        return changed;
    }

    private static Function<Ward, Parcel> cicp(String alias, UnaryOperator<byte[]> turned) {
        return w -> {
            byte[] sealed =
                    Gmt0010.seal(
                            utf8("{\"xm\":\"" + WrongSample.PERSON + "\"}"),
                            w.signing("cicp-sim"),
                            w.certificateOf("cicp-sim"),
                            w.hub(alias.equals("sm2-sign") ? alias : "sm2-encrypt"),
                            Ward.RANDOM);
            return outer("1", ",\"sjnr\":\"" + base64(turned.apply(sealed)) + "\"");
        };
    }

    private static Parcel outer(String lsh, String rest) {
        String front = "{\"xtbs\":\"CICP\",\"lsh\":\"" + lsh + "\"";
        return Parcel.of(utf8(front + ",\"sjc\":\"20250519181000\"" + rest + "}"));
    }

    private static Function<Ward, Parcel> call(
            UnaryOperator<byte[]> over, UnaryOperator<byte[]> form, String separator) {
        return w -> {
            String sjnr = base64(utf8("{\"xm\":\"" + WrongSample.PERSON + "\"}"));
            String text = String.join(separator, "CICP", "ZSHUB", "7", "20250519181000", sjnr);
            byte[] signature =
                    form.apply(
                            Sm2.sign(
                                    w.signing("cicp-sim").getPrivate(),
                                    over.apply(utf8(text)),
                                    Ward.RANDOM));
            String qm = ",\"qm\":\"" + base64(signature) + "\"";
            return outer("7", ",\"sjnr\":\"" + sjnr + "\"" + qm);
        };
    }

    @Test
    void saysThatASampleIsAnotherPartnersOrSuites() {
        Parcel piccs = Picc.with(p -> {}).apply(ward);

        SealDiagnosis diagnosis = ward.examine("cicp-sim", piccs);

        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("partner-other");
        assertThat(diagnosis.findings().get(0).detail()).isEqualTo("picc-sim");
    }

    @Test
    void saysThatASampleIsOfAnotherSuite() {
        Parcel parcel =
                Picc.with(p -> p.signer = p.ward.signing("cicp-sim").getPrivate()).apply(ward);

        SealDiagnosis diagnosis = ward.examine("cicp-sim", parcel);

        assertThat(WrongSample.ids(diagnosis.findings())).containsExactly("suite-other");
        assertThat(diagnosis.findings().get(0).detail()).contains("picc-sm2-sm4cbc");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
