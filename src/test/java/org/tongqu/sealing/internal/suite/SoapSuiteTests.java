package org.tongqu.sealing.internal.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.internal.keys.Signatories;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A UsernameToken filled into the draft, and HMAC-SM3 over the bytes that leave. */
class SoapSuiteTests {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:10:00Z"), ZoneOffset.UTC);
    private static final String SUITE = "gpic-soap-hmacsm3";
    private static final String TOKEN =
            "<p>${fill:passwordDigest}</p><n>${fill:nonce}</n><c>${fill:created}</c>";
    private static final Pattern FILLED =
            Pattern.compile("<p>(.{28})</p><n>(.{24})</n><c>(2025-05-19T10:10:00Z)</c>");
    private static final TwoSides KEYS = TwoSides.make();

    @Test
    void fillsInATokenThatTheServerCanCheck() throws Exception {
        Parcel parcel = seal(TOKEN + "<d>测试𠮷</d>", "accident-out");

        Matcher token = token(parcel);
        byte[] nonce = Base64.getDecoder().decode(token.group(2));
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(nonce);
        sha1.update(token.group(3).getBytes(StandardCharsets.UTF_8));
        byte[] expected = sha1.digest("secret-word".getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getDecoder().decode(token.group(1))).isEqualTo(expected);
        assertThat(nonce).hasSize(16);
    }

    @Test
    void takesAnotherNonceForEveryAttempt() {
        assertThat(token(seal(TOKEN, "accident-out")).group(2))
                .isNotEqualTo(token(seal(TOKEN, "accident-out")).group(2));
    }

    @Test
    void leavesTheOtherBytesAsTheyAre() {
        Parcel parcel = seal(TOKEN + "<d>测试𠮷</d>", "accident-out");

        assertThat(HexFormat.of().formatHex(parcel.body()))
                .endsWith(
                        HexFormat.of().formatHex("<d>".getBytes(StandardCharsets.US_ASCII))
                                + "b2e2cad49534b235"
                                + HexFormat.of()
                                        .formatHex("</d>".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void fillsThePlaceInTheHeaderAndNotThatInAPartysText() {
        Parcel parcel = seal(TOKEN + "<d>${fill:nonce}${fill:created}</d>", "accident-out");

        assertThat(new String(parcel.body(), GB18030))
                .endsWith("<d>${fill:nonce}${fill:created}</d>");
    }

    @Test
    void refusesADraftWithoutThePlaces() {
        assertRefused(ErrorCode.MAPPING_FAILED, () -> seal("<p/>", "accident-out"));
    }

    @Test
    void opensWhatBearsTheMacOfItsBytes() {
        Parcel parcel = seal("<x/>", "progress-answer");

        ParcelSealing.Opened opened = side(Path.of(".")).open(parcel, partner(), "progress-in");

        assertThat(opened.proof()).isEqualTo(Partner.Proof.AUTHENTICATED);
        assertThat(parcel.attributes()).containsEntry("Content-Type", "text/xml; charset=GB18030");
        Parcel other = new Parcel(new byte[] {'<'}, parcel.attributes(), List.of());
        assertRefused(
                ErrorCode.SIGNATURE_INVALID,
                () -> side(Path.of(".")).open(other, partner(), "progress-in"));
        assertRefused(
                ErrorCode.ENVELOPE_MALFORMED,
                () -> side(Path.of(".")).open(Parcel.of(parcel.body()), partner(), "progress-in"));
    }

    @Test
    void computesTheKnownMacAndPasswordDigest(@TempDir Path home) throws IOException {
        byte[] body =
                "<?xml version=\"1.0\" encoding=\"GB18030\"?><DriverName>测试𠮷</DriverName>"
                        .getBytes(GB18030);
        assertThat(side(Path.of(".")).seal(draft(body), partner(), "progress-answer", context()))
                .extracting(parcel -> parcel.attributes().get("X-Mac"))
                .isEqualTo("FuSIFy52904vBj0rfM3lYMUYklUMlM7gRFGZNWwARGM=");
        Files.writeString(
                Files.createDirectories(home.resolve("security/suites")).resolve("one.yaml"),
                """
                name: %s
                class: NATIONAL
                description: a known password digest
                seal:
                  - {step: secret, name: password, to: password}
                  - {step: time, as: RFC-3339, to: created}
                  - {step: password-digest, nonce: "'0123456789abcdef'", created: created, password: password, to: digest}
                  - {step: encode, as: BASE64, from: digest, to: digest64}
                  - {step: attribute, name: digest, from: digest64}
                open:
                  default:
                    - {step: check-mac, algorithm: HMAC-SM3, key: k, over: [body], mac: m}
                """
                        .formatted(SUITE));
        assertThat(side(home).seal(draft(body), partner(), "any", context()).attributes())
                .containsEntry("digest", "prfacuv7UOFtXbFbYenUaIYpckc=");
    }

    @Test
    void readsTheTimeThatItWrites(@TempDir Path home) throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve("security/suites")).resolve("one.yaml"),
                """
                name: %s
                class: NATIONAL
                description: a time
                seal:
                  - {step: time, as: RFC-3339, to: created}
                  - {step: attribute, name: created, from: created}
                open:
                  default:
                    - {step: secret, name: hmac, to: hmac}
                    - {step: mac, algorithm: HMAC-SM3, key: hmac, over: [body], to: mac}
                    - {step: check-mac, algorithm: HMAC-SM3, key: hmac, over: [body], mac: mac}
                    - {step: read-attribute, name: created, to: created}
                    - {step: check-time, as: RFC-3339, from: created}
                """
                        .formatted(SUITE));
        Parcel parcel = side(home).seal(draft(new byte[0]), partner(), "any", context());

        assertThat(side(home).open(parcel, partner(), "any").payload()).isEmpty();
        assertRefused(ErrorCode.STALE_TIME, () -> open(home, "2025-05-19T10:15:01Z"));
        assertRefused(ErrorCode.ENVELOPE_MALFORMED, () -> open(home, "2025-05-19 10:10:00"));
    }

    private static void open(Path home, String created) {
        Parcel parcel = new Parcel(new byte[0], Map.of("created", created), List.of());
        side(home).open(parcel, partner(), "any");
    }

    private static Matcher token(Parcel parcel) {
        Matcher filled = FILLED.matcher(new String(parcel.body(), GB18030));
        assertThat(filled.find()).isTrue();
        return filled;
    }

    private static Parcel seal(String text, String message) {
        return side(Path.of("."))
                .seal(draft(text.getBytes(GB18030)), partner(), message, context());
    }

    private static Draft draft(byte[] body) {
        return new Draft.Body(
                body, "text/xml; charset=GB18030", Map.of("soapAction", "\"urn:x#submit\""));
    }

    private static ParcelSealing side(Path home) {
        return new SuiteParcelSealing(
                new TongquPaths(home, home.resolve("var")),
                new StepCatalogue(
                        new CryptoSteps(KEYS, new Signatories()),
                        new EnvelopeSteps(KEYS, new Signatories()),
                        new TimeSteps(CLOCK)),
                CLOCK);
    }

    private static Partner partner() {
        return Partners.insurer("insurer-sim", SUITE, List.of(), Partner.Proof.AUTHENTICATED);
    }

    private static ParcelSealing.Context context() {
        return new ParcelSealing.Context("m-1", CLOCK.instant(), Map.of());
    }
}
