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
        "ccic-file-sm4-sm2, CHANGED_BODY, SIGNATURE_INVALID"
    })
    void makeTheOtherSideRefuse(String suite, Flaw flaw, ErrorCode code) {
        Parcel sealed = seal(suite, Optional.of(flaw));
        assertThat(side(HUB).flaws(partner(suite), ANY)).contains(flaw);
        assertThatThrownBy(() -> side(HUB.swapped()).open(sealed, partner(suite), ANY))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"picc-sm2-sm4cbc", "cpic-aesgcm-hmac", "ccic-file-sm4-sm2"})
    void sealGarbageAsWellAsAnythingElse(String suite) {
        Parcel sealed = seal(suite, Optional.of(Flaw.GARBAGE));
        assertThat(side(HUB.swapped()).open(sealed, partner(suite), ANY).payload())
                .isEqualTo(FlawedSteps.GARBAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"picc-sm2-sm4cbc", "cpic-aesgcm-hmac", "ccic-file-sm4-sm2"})
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

    private static Parcel seal(String suite, Optional<Flaw> flaw) {
        return side(HUB)
                .seal(
                        new Draft.Body(BODY, "application/xml", Map.of()),
                        partner(suite),
                        ANY,
                        new ParcelSealing.Context(
                                "m-1",
                                CLOCK.instant(),
                                Map.of("name", "F", "count", "1", "sum", "180000"),
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
