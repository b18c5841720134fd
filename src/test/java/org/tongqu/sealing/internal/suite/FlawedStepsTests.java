package org.tongqu.sealing.internal.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.internal.keys.Signatories;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is sealed wrongly on purpose is refused by whoever opens it, and nothing else is touched.
 */
class FlawedStepsTests {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:20:00Z"), ZoneOffset.UTC);
    private static final TwoSides HUB = TwoSides.make();
    private static final String ANY = "accident-out";
    private static final byte[] TOKEN =
            "<t>${fill:passwordDigest} ${fill:nonce} ${fill:created}</t>"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "<packet>模拟</packet>".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "picc-sm2-sm4cbc, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "picc-sm2-sm4cbc, WRONG_RECIPIENT, DECRYPTION_FAILED",
        "picc-sm2-sm4cbc, CHANGED_BODY, SIGNATURE_INVALID",
        "cpic-aesgcm-hmac, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "cpic-aesgcm-hmac, STALE_TIME, STALE_TIME",
        "cpic-aesgcm-hmac, CHANGED_BODY, SIGNATURE_INVALID",
        "ccic-file-sm4-sm2, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "ccic-file-sm4-sm2, WRONG_RECIPIENT, DECRYPTION_FAILED",
        "ccic-file-sm4-sm2, CHANGED_BODY, SIGNATURE_INVALID",
        "paic-rsa-aes, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "paic-rsa-aes, CHANGED_BODY, ENVELOPE_MALFORMED",
        "gpic-soap-hmacsm3, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "gpic-soap-hmacsm3, CHANGED_BODY, SIGNATURE_INVALID",
        "cicp-gmt0010, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "cicp-gmt0010, WRONG_RECIPIENT, DECRYPTION_FAILED",
        "taic-tdes-mac, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "taic-tdes-mac, CHANGED_BODY, SIGNATURE_INVALID",
        "snic-sm2-sm4gcm, WRONG_SIGNATURE, SIGNATURE_INVALID",
        "snic-sm2-sm4gcm, WRONG_RECIPIENT, DECRYPTION_FAILED"
    })
    void makeTheOtherSideRefuse(String suite, Flaw flaw, ErrorCode code) {
        Parcel sealed = seal(suite, Optional.of(flaw));
        assertThat(side(HUB).flaws(partner(suite), ANY)).contains(flaw);
        assertThatThrownBy(() -> side(HUB.swapped()).open(sealed, partner(suite), ANY))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picc-sm2-sm4cbc",
                "cpic-aesgcm-hmac",
                "ccic-file-sm4-sm2",
                "paic-rsa-aes",
                "cicp-gmt0010",
                "taic-tdes-mac",
                "snic-sm2-sm4gcm"
            })
    void sealGarbageAsWellAsAnythingElse(String suite) {
        Parcel sealed = seal(suite, Optional.of(Flaw.GARBAGE));
        assertThat(side(HUB.swapped()).open(sealed, partner(suite), ANY).payload())
                .isEqualTo(FlawedSteps.GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "picc-sm2-sm4cbc",
                "cpic-aesgcm-hmac",
                "ccic-file-sm4-sm2",
                "paic-rsa-aes",
                "cicp-gmt0010",
                "taic-tdes-mac",
                "snic-sm2-sm4gcm"
            })
    void leaveMessagesWithoutAFlawAlone(String suite) {
        Parcel sealed = seal(suite, Optional.empty());
        assertThatCode(() -> side(HUB.swapped()).open(sealed, partner(suite), ANY))
                .doesNotThrowAnyException();
    }

    @Test
    void areSaidOfASuiteByItsSteps() {
        assertThat(side(HUB).flaws(partner("cpic-aesgcm-hmac"), ANY))
                .doesNotContain(Flaw.WRONG_RECIPIENT);
        assertThat(side(HUB).flaws(partner("picc-sm2-sm4cbc"), ANY))
                .doesNotContain(Flaw.STALE_TIME);
    }

    @Test
    void tellAnHourAgoInWhateverFormTheSuiteWritesTime() {
        assertThat(text(seal("cicp-gmt0010", Optional.of(Flaw.STALE_TIME))))
                .contains("\"sjc\":\"20250519172000\"");
        assertThat(text(seal("cicp-gmt0010", Optional.empty())))
                .contains("\"sjc\":\"20250519182000\"");
        assertThat(text(form(Optional.of(Flaw.STALE_TIME)))).contains("cTs=20250519172000");
        assertThat(side(HUB).flaws(partner("gpic-soap-hmacsm3"), ANY)).contains(Flaw.STALE_TIME);
    }

    @Test
    void signAFormWronglyByItsDigestWhichIsAllThatItHas() {
        assertThat(side(HUB).flaws(partner("ygbx-md5-ecb"), ANY))
                .contains(Flaw.WRONG_SIGNATURE)
                .doesNotContain(Flaw.WRONG_RECIPIENT);
        String good = text(form(Optional.empty()));
        String wrong = text(form(Optional.of(Flaw.WRONG_SIGNATURE)));
        assertThat(wrong).isNotEqualTo(good);
        assertThat(wrong.replaceFirst("cSign=.*", "")).isEqualTo(good.replaceFirst("cSign=.*", ""));
    }

    @Test
    void fillAFormWithOneFieldOfGarbageAndSignIt() {
        assertThat(text(form(Optional.of(Flaw.GARBAGE))))
                .startsWith("garbage=tongqu+conformance")
                .contains("&cSign=")
                .doesNotContain("cAcdtNo");
    }

    private static Parcel form(Optional<Flaw> flaw) {
        LinkedHashMap<String, String> fields = new LinkedHashMap<>();
        fields.put("cAcdtNo", "ZS20250519000001");
        return seal(new Draft.Fields(fields, "GBK"), "ygbx-md5-ecb", flaw);
    }

    private static String text(Parcel parcel) {
        return new String(parcel.body(), StandardCharsets.UTF_8);
    }

    private static Parcel seal(String suite, Optional<Flaw> flaw) {
        byte[] body = suite.equals("gpic-soap-hmacsm3") ? TOKEN : BODY;
        return seal(
                new Draft.Body(body, "application/xml", Map.of("soapAction", "a")), suite, flaw);
    }

    private static Parcel seal(Draft draft, String suite, Optional<Flaw> flaw) {
        return side(HUB)
                .seal(
                        draft,
                        partner(suite),
                        ANY,
                        new ParcelSealing.Context(
                                "m-1",
                                CLOCK.instant(),
                                Map.of(
                                        "name", "F",
                                        "count", "1",
                                        "sum", "180000",
                                        "uuid", "m-1",
                                        "traceNo", "900000000001"),
                                flaw));
    }

    private static ParcelSealing side(TwoSides keys) {
        Path home = Path.of("");
        return new SuiteParcelSealing(
                new TongquPaths(home, home.resolve("var")),
                new StepCatalogue(
                        new CryptoSteps(keys, new Signatories()),
                        new EnvelopeSteps(keys, new Signatories()),
                        new TimeSteps(CLOCK)),
                CLOCK);
    }

    private static Partner partner(String suite) {
        return Partners.insurer("insurer-sim", suite, List.of());
    }
}
