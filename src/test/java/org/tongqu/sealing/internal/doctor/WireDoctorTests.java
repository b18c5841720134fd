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

import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

class WireDoctorTests {
    private static final String POLICE = "police-12123-sim";

    static Ward ward;

    @BeforeAll
    static void makeKeys(@TempDir Path var) {
        ward = new Ward(var);
    }

    @Test
    void saysThatARightSampleIsRight() {
        SealDiagnosis diagnosis = ward.examine(POLICE, Wire.with(w -> {}).apply(ward));

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(diagnosis.payload()).hasValue(Wire.PAYLOAD);
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void namesWhatIsWrong(WrongSample wrong) {
        SealDiagnosis diagnosis = ward.examine(POLICE, wrong.made().apply(ward));

        assertThat(WrongSample.ids(diagnosis.findings())).isEqualTo(wrong.expected());
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
        assertThat(diagnosis.findings().toString()).doesNotContain(WrongSample.PERSON);
    }

    static Stream<WrongSample> wrongs() {
        return Stream.of(
                wrong("seconds", "time-seconds", Wire.with(w -> w.iat /= 1000)),
                wrong("stale", "time-stale", Wire.with(w -> w.iat -= 3_600_000)),
                wrong(
                        "for the hub's signing key",
                        "recipient-other encrypted-for-other-key",
                        Wire.with(w -> w.recipient = "sm2-sign")),
                wrong(
                        "signed by the encryption key",
                        "signed-by-other-key",
                        Wire.with(w -> w.signer = w.ward.encryption(POLICE).getPrivate())),
                wrong("another skid", "signer-other", Wire.with(w -> w.skid = "0".repeat(32))),
                wrong("to another", "recipient-other", Wire.with(w -> w.to = "hub")),
                wrong(
                        "without additional data",
                        "aad-differs",
                        Wire.with(w -> w.aad = header -> new byte[0])),
                wrong(
                        "the header's JSON as additional data",
                        "aad-differs",
                        Wire.with(w -> w.aad = Base64.getUrlDecoder()::decode)),
                wrong(
                        "signed as a JWS",
                        "over-other-part",
                        Wire.with(w -> w.signedPart = (text, digest) -> text)),
                wrong(
                        "digest in hex",
                        "over-text",
                        Wire.with(
                                w ->
                                        w.signedPart =
                                                (text, digest) ->
                                                        HexFormat.of().formatHex(digest))),
                wrong(
                        "digest over the text",
                        "over-other-part",
                        Wire.with(
                                w ->
                                        w.signedPart =
                                                (text, digest) ->
                                                        Wire.url(OtherSm2.sm3(utf8(text))))),
                wrong("padded base64url", "text-base64url", Wire.with(w -> w.padded = true)),
                wrong(
                        "raw signature",
                        "signature-raw",
                        Wire.with(w -> w.signatureForm = OtherSm2::rawSignature)),
                wrong("user ID", "user-id", Wire.with(w -> w.userId = "ALICE123@YAHOO.COM")),
                wrong("raw key", "sm2-raw", Wire.with(w -> w.keyForm = raw -> raw)),
                wrong(
                        "C1C2C3 in DER",
                        "sm2-c1c2c3",
                        Wire.with(w -> w.keyForm = raw -> Wire.oldOrderDer(raw))),
                wrong(
                        "digest without the salt",
                        "over-other-part",
                        Wire.with(w -> w.digested = salted -> Wire.PAYLOAD)),
                wrong("iat as a text", "name-differs", Wire.with(w -> w.iatAsText = true)),
                wrong(
                        "Base64 of it all",
                        "input-base64",
                        w -> Parcel.of(utf8(base64(Wire.with(x -> {}).apply(w).body())))));
    }
}
