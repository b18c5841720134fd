package org.tongqu.sealing.internal.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongqu.sealing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SuiteParcelSealingTests {
    private static final String ANY = "accident-out";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Path DELIVERED = Path.of(".");
    private static final Path OTHERS = Path.of("src/test/resources/insurers-suites");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:10:00Z"), ZoneOffset.UTC);
    private static final byte[] CONTENT = "<测试>甲</测试>".getBytes(StandardCharsets.UTF_8);
    private static final TwoSides HUB = TwoSides.make();

    @ParameterizedTest
    @CsvSource({
        ".,picc-sm2-sm4cbc,SIGNED",
        ".,cpic-aesgcm-hmac,AUTHENTICATED",
        ".,ccic-file-sm4-sm2,SIGNED",
        ".,cicp-gmt0010,SIGNED",
        ".,paic-rsa-aes,SIGNED",
        "others,paic,SIGNED",
        ".,taic-tdes-mac,AUTHENTICATED",
        ".,snic-sm2-sm4gcm,SIGNED"
    })
    void theOtherSideOpensWhatThisSideSealed(String home, String suite, Partner.Proof proof) {
        Path folder = home.equals(".") ? DELIVERED : OTHERS;

        Parcel parcel = sealed(folder, suite, CONTENT);

        ParcelSealing.Opened opened = partnerSide(folder, CLOCK).open(parcel, partner(suite), ANY);
        assertThat(opened.payload()).isEqualTo(CONTENT);
        assertThat(opened.proof()).isEqualTo(proof);
    }

    @ParameterizedTest
    @CsvSource({
        ".,picc-sm2-sm4cbc",
        ".,cpic-aesgcm-hmac",
        ".,ccic-file-sm4-sm2",
        ".,cicp-gmt0010",
        ".,paic-rsa-aes",
        "others,paic",
        ".,taic-tdes-mac",
        ".,snic-sm2-sm4gcm"
    })
    void neverOpensAChangedBodyToOtherContent(String home, String suite) {
        Path folder = home.equals(".") ? DELIVERED : OTHERS;
        Parcel parcel = sealed(folder, suite, CONTENT);
        ParcelSealing side = partnerSide(folder, CLOCK);

        for (int at = 0; at < parcel.body().length; at++) {
            byte[] changed = parcel.body().clone();
            changed[at] ^= 1;
            Parcel forged = new Parcel(changed, parcel.attributes(), parcel.companions());
            assertOtherContentNeverComesOut(side, forged, suite, at);
        }
    }

    /** A member that nobody reads may change; what comes out may not. */
    private static void assertOtherContentNeverComesOut(
            ParcelSealing side, Parcel forged, String suite, int at) {
        try {
            assertThat(side.open(forged, partner(suite), ANY).payload())
                    .as("byte %d", at)
                    .isEqualTo(CONTENT);
        } catch (TongquException refused) {
            assertThat(refused.code())
                    .as("byte %d", at)
                    .isIn(
                            ErrorCode.SIGNATURE_INVALID,
                            ErrorCode.DECRYPTION_FAILED,
                            ErrorCode.ENVELOPE_MALFORMED);
        }
    }

    @Test
    void wrongPaddingLooksLikeAWrongSignature() {
        Parcel parcel = sealed(DELIVERED, "picc-sm2-sm4cbc", CONTENT);
        byte[] cut = java.util.Arrays.copyOf(parcel.body(), parcel.body().length - 16);
        Parcel forged = new Parcel(cut, parcel.attributes(), parcel.companions());

        assertRefused(
                ErrorCode.SIGNATURE_INVALID,
                () -> partnerSide(DELIVERED, CLOCK).open(forged, partner("picc-sm2-sm4cbc"), ANY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Key", "X-IV", "X-Sign"})
    void refusesAParcelWithoutItsHeaders(String header) {
        Parcel parcel = sealed(DELIVERED, "picc-sm2-sm4cbc", CONTENT);
        Map<String, String> attributes = new HashMap<>(parcel.attributes());
        attributes.remove(header);

        assertRefused(
                ErrorCode.ENVELOPE_MALFORMED,
                () ->
                        partnerSide(DELIVERED, CLOCK)
                                .open(
                                        new Parcel(parcel.body(), attributes, List.of()),
                                        partner("picc-sm2-sm4cbc"),
                                        ANY));
    }

    @Test
    void readsHeadersInWhateverCaseTheyCome() {
        Parcel parcel = sealed(DELIVERED, "picc-sm2-sm4cbc", CONTENT);
        Map<String, String> lower = new HashMap<>();
        parcel.attributes()
                .forEach(
                        (name, value) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), value));

        assertThat(
                        partnerSide(DELIVERED, CLOCK)
                                .open(
                                        new Parcel(parcel.body(), lower, List.of()),
                                        partner("picc-sm2-sm4cbc"),
                                        ANY)
                                .payload())
                .isEqualTo(CONTENT);
    }

    @Test
    void doesNotTakeItsOwnParcelForThePartners() {
        Parcel parcel = sealed(DELIVERED, "picc-sm2-sm4cbc", CONTENT);

        assertThatThrownBy(
                        () ->
                                side(DELIVERED, HUB, CLOCK)
                                        .open(parcel, partner("picc-sm2-sm4cbc"), ANY))
                .isInstanceOf(TongquException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesStaleTimes(long seconds) {
        Parcel parcel = sealed(DELIVERED, "cpic-aesgcm-hmac", CONTENT);
        Clock later = Clock.offset(CLOCK, Duration.ofSeconds(seconds));

        assertRefused(
                ErrorCode.STALE_TIME,
                () -> partnerSide(DELIVERED, later).open(parcel, partner("cpic-aesgcm-hmac"), ANY));
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, 90, -299, 299})
    void takesWhatComesFromAClockThatIsOffByLess(long seconds) {
        Parcel parcel = sealed(DELIVERED, "cpic-aesgcm-hmac", CONTENT);
        Clock later = Clock.offset(CLOCK, Duration.ofSeconds(seconds));

        assertThat(
                        partnerSide(DELIVERED, later)
                                .open(parcel, partner("cpic-aesgcm-hmac"), ANY)
                                .payload())
                .isEqualTo(CONTENT);
    }

    @Test
    void refusesAProofWeakerThanTheSendersFileDeclares() {
        Parcel parcel = sealed(DELIVERED, "cpic-aesgcm-hmac", CONTENT);
        Partner signing =
                Partners.insurer(
                        "insurer-sim", "cpic-aesgcm-hmac", List.of(), Partner.Proof.SIGNED);

        assertRefused(
                ErrorCode.PARTNER_UNREADABLE,
                () -> partnerSide(DELIVERED, CLOCK).open(parcel, signing, ANY));
    }

    @Test
    void givesTheNonceToWhoeverWatchesForReplays() {
        Parcel parcel = sealed(DELIVERED, "cpic-aesgcm-hmac", CONTENT);

        assertThat(
                        partnerSide(DELIVERED, CLOCK)
                                .open(parcel, partner("cpic-aesgcm-hmac"), ANY)
                                .nonce())
                .map(ParcelSealing.Nonce::value)
                .contains(parcel.attributes().get("nonce"));
    }

    @ParameterizedTest
    @CsvSource({
        "accident-reply,P7D,true",
        "progress-in,P7D,true",
        "progress-in,PT169H,false",
        "accident-out,PT6M,false"
    })
    void takesOnlyWhatWaitsInAQueueLongAfterItsTime(String message, Duration later, boolean taken) {
        Parcel parcel = sealed(DELIVERED, "cpic-aesgcm-hmac", CONTENT);
        ParcelSealing hub = partnerSide(DELIVERED, Clock.offset(CLOCK, later));

        if (!taken) {
            assertRefused(
                    ErrorCode.STALE_TIME,
                    () -> hub.open(parcel, partner("cpic-aesgcm-hmac"), message));
            return;
        }
        assertThat(hub.open(parcel, partner("cpic-aesgcm-hmac"), message).nonce())
                .map(ParcelSealing.Nonce::remembered)
                .contains(later.plusMinutes(10));
    }

    @Test
    void flagFileNamesThePlainFile() {
        Parcel parcel = sealed(DELIVERED, "ccic-file-sm4-sm2", CONTENT);

        assertThat(parcel.companions()).singleElement().satisfies(SuiteParcelSealingTests::isFlag);
        assertThat(parcel.body()).startsWith(0, 113, 4);
    }

    @Test
    void opensASignedAcknowledgement() {
        Parcel parcel = sealed(DELIVERED, "ccic-file-sm4-sm2", CONTENT);
        byte[] signed = parcel.companions().get(0).content();

        ParcelSealing side = partnerSide(DELIVERED, CLOCK);

        var opened = side.open(Parcel.of(signed), partner("ccic-file-sm4-sm2"), "accident-ack");
        assertThat(opened.payload()).asString().startsWith("F.dat|").doesNotEndWith("=");
        assertThat(opened.proof()).isEqualTo(Partner.Proof.SIGNED);
        signed[0] ^= 1;
        assertRefused(
                ErrorCode.SIGNATURE_INVALID,
                () -> side.open(Parcel.of(signed), partner("ccic-file-sm4-sm2"), "accident-ack"));
    }

    @Test
    void writesTheOuterJsonOfCicp() {
        Parcel parcel = sealed(DELIVERED, "cicp-gmt0010", CONTENT);

        assertThat(new String(parcel.body(), StandardCharsets.UTF_8))
                .matches(
                        "\\{\"xtbs\":\"ZSHUB\",\"lsh\":\"m-1\",\"sjc\":\"20250519181000\","
                                + "\"sjnr\":\"[A-Za-z0-9+/]+=*\"}");
    }

    @Test
    void answersACallWithARawSignatureAndNothingElseOpensIt() {
        Parcel answer =
                side(DELIVERED, HUB, CLOCK)
                        .seal(
                                new Draft.Body(CONTENT, "x", Map.of()),
                                partner("cicp-gmt0010"),
                                "progress-answer",
                                context());

        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .containsPattern("\"qm\":\"[A-Za-z0-9+/]{86}==\"");
        assertRefused(
                ErrorCode.SIGNATURE_INVALID,
                () ->
                        partnerSide(DELIVERED, CLOCK)
                                .open(answer, partner("cicp-gmt0010"), "progress-in"));
    }

    @Test
    void computesTheValuesOfTheProfiles() {
        assertThat(attribute("twice", utf8("{\"reportInfo\":{\"carMark\":\"浙L0T001\"}}")))
                .isEqualTo(
                        "ZXlKeVpYQnZjblJKYm1adklqcDdJbU5oY2sxaGNtc2lPaUxtdFpsTU1GUXdNREVpZlgwPQ==");
        assertThat(
                        attribute(
                                "mac",
                                utf8(
                                        "{\"case_no\":\"ZS20250519000001\",\"plate_no\":\"浙L0T001\"}")))
                .isEqualTo("xGsEMYnLJKYVPqMX4brC/OAkzSOKFogIOadY+/KvVIM=");
        assertThat(
                        attribute(
                                "md5",
                                ("cAcdtAddr=定海区解放西路测试段&cAcdtNo=ZS20250519000001&cLcnNo=浙L0T001"
                                                + "&cLcnTyp=02&cPlyNo=DEMO-YGBX-C-0001&cTs=20250519182000&nDutyPct=100&tAcdtTm=2025/05/19"
                                                + " 18:05")
                                        .getBytes(Charset.forName("GBK"))))
                .isEqualTo("f82317139b47f52b1a3f48ab52749d94");
        assertThat(attribute("sm3", ccicRecord()))
                .isEqualTo("942bf1a752f2f6c6fa5992a164bec9a72b3cacb776afe408b2b3b994285142cc");
    }

    @Test
    void sendsPaicTheJsonTwiceInBase64UnderAes() throws IOException {
        byte[] json = utf8("{\"reportInfo\":{\"carMark\":\"浙L0T001\"}}");
        JsonNode envelope =
                new ObjectMapper().readTree(sealed(DELIVERED, "paic-rsa-aes", json).body());
        byte[] key = HUB.secret(partner("paic-rsa-aes"), "aes");

        byte[] reqData =
                Ciphers.decrypt(
                        CipherAlgorithm.AES_256_CBC,
                        HexFormat.of().parseHex(new String(key, StandardCharsets.US_ASCII)),
                        Base64.getDecoder().decode(envelope.path("iv").asText()),
                        Base64.getDecoder().decode(envelope.path("cipherText").asText()));

        assertThat(new String(reqData, StandardCharsets.US_ASCII))
                .isEqualTo(
                        "ZXlKeVpYQnZjblJKYm1adklqcDdJbU5oY2sxaGNtc2lPaUxtdFpsTU1GUXdNREVpZlgwPQ==");
        assertThat(envelope.path("token").asText()).isEqualTo("token-of-test");
    }

    @Test
    void usesMd5WithRsaOnlyForAPartnerWhoseFileAcceptsIt() {
        LocalDate tomorrow =
                LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Asia/Shanghai")).plusDays(1);
        Partner accepting =
                Partners.acceptingLegacy(
                        "insurer-sim",
                        "paic-rsa-md5",
                        Optional.of(new Partner.LegacyAcceptance("an old system", tomorrow)));
        Partner strict = Partners.acceptingLegacy("insurer-sim", "paic-rsa-md5", Optional.empty());
        ParcelSealing sealing = side(DELIVERED, HUB, CLOCK);

        Parcel parcel = seal(sealing, accepting);

        assertThat(partnerSide(DELIVERED, CLOCK).open(parcel, accepting, ANY).payload())
                .isEqualTo(CONTENT);
        assertRefused(ErrorCode.LEGACY_NOT_ACCEPTED, () -> seal(sealing, strict));
        assertRefused(ErrorCode.LEGACY_NOT_ACCEPTED, () -> sealing.open(parcel, strict, ANY));
    }

    @Test
    void refusesLegacySuitesThatThePartnerFileDoesNotAccept() {
        ParcelSealing sealing = side(DELIVERED, HUB, CLOCK);
        Partner strict = Partners.acceptingLegacy("insurer-sim", "taic-tdes-mac", Optional.empty());

        assertThatThrownBy(() -> seal(sealing, strict)).hasMessageContaining("LEGACY");
    }

    @Test
    void refusesLegacySuitesFromTheDayOnWhichTheDecisionEnds() {
        LocalDate today = LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Asia/Shanghai"));
        ParcelSealing sealing = side(DELIVERED, HUB, CLOCK);

        assertThat(seal(sealing, until(today.plusDays(1))).body()).isNotEmpty();
        assertThatThrownBy(() -> seal(sealing, until(today)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LEGACY_NOT_ACCEPTED));
    }

    private static Partner until(LocalDate day) {
        return Partners.acceptingLegacy(
                "insurer-sim",
                "taic-tdes-mac",
                Optional.of(new Partner.LegacyAcceptance("run-off of an old system", day)));
    }

    private static Parcel seal(ParcelSealing sealing, Partner partner) {
        return sealing.seal(new Draft.Body(CONTENT, "x", Map.of()), partner, ANY, context());
    }

    @ParameterizedTest
    @CsvSource({
        "'{step: encrypt, cipher: AES-128-ECB, key: k}',LEGACY only",
        "'{step: digest, algorithm: SHA-1, over: [body], to: d}',LEGACY only",
        "'{step: password-digest, nonce: n, created: c, to: d}',needs the field password",
        "'{step: time, as: julian, to: t}',no form of time",
        "'{step: encrypt, cipher: ROT13, key: k, iv: i}',none of",
        "'{step: fly}',fly is none of",
        "'{step: sign, to: s, over: [body]}',needs the field algorithm",
        "'{step: time, to: t, as: yyyy-bb}',no form of time",
        "'{step: random, bytes: 16, to: k, colour: red}',colour"
    })
    void namesFileLineAndFieldOfAWrongStep(String step, String problem, @TempDir Path home)
            throws IOException {
        write(home, step, "{step: verify, algorithm: SM2-SM3, over: [body], signature: s}");

        assertThatThrownBy(() -> side(home, HUB, CLOCK))
                .hasMessageContaining("bad.yaml:5")
                .hasMessageContaining(problem);
    }

    @Test
    void refusesASuiteThatOpensWithoutAProof(@TempDir Path home) throws IOException {
        write(home, "{step: random, bytes: 16, to: k}", "{step: join, parts: [body]}");

        assertThatThrownBy(() -> side(home, HUB, CLOCK))
                .hasMessageContaining("bad.yaml")
                .hasMessageContaining("proves the sender");
    }

    private static void write(Path home, String seal, String open) throws IOException {
        Path folder = Files.createDirectories(home.resolve("security/suites"));
        Files.writeString(
                folder.resolve("bad.yaml"),
                """
                name: bad
                class: NATIONAL
                description: wrong
                seal:
                  - %s
                open:
                  default:
                    - %s
                """
                        .formatted(seal, open));
    }

    private static void isFlag(Parcel.CompanionFile file) {
        assertThat(file.suffix()).isEqualTo(".ok");
        assertThat(new String(file.content(), StandardCharsets.US_ASCII))
                .startsWith("F.dat|" + CONTENT.length + "|1|180000|")
                .matches("F\\.dat\\|[0-9]+\\|1\\|180000\\|[0-9a-f]{64}\\|[A-Za-z0-9+/]+=*");
    }

    private static String attribute(String name, byte[] body) {
        return String.valueOf(sealed(OTHERS, "computed", body).attributes().get(name));
    }

    private static Parcel sealed(Path home, String suite, byte[] body) {
        return side(home, HUB, CLOCK)
                .seal(
                        new Draft.Body(body, "application/xml", Map.of()),
                        partner(suite),
                        ANY,
                        context());
    }

    private static ParcelSealing partnerSide(Path home, Clock clock) {
        return side(home, HUB.swapped(), clock);
    }

    private static ParcelSealing side(Path home, TwoSides keys, Clock clock) {
        return new SuiteParcelSealing(paths(home), catalogue(keys, clock), clock);
    }

    private static StepCatalogue catalogue(TwoSides keys, Clock clock) {
        Signatories signatories = new Signatories();
        return new StepCatalogue(
                new CryptoSteps(keys, signatories),
                new EnvelopeSteps(keys, signatories),
                new TimeSteps(clock));
    }

    private static TongquPaths paths(Path home) {
        return new TongquPaths(home, home.resolve("var"));
    }

    private static Partner partner(String suite) {
        return Partners.insurer("insurer-sim", suite, List.of());
    }

    private static ParcelSealing.Context context() {
        return new ParcelSealing.Context(
                "m-1",
                CLOCK.instant(),
                Map.of(
                        "uuid", "m-1",
                        "name", "F",
                        "count", "1",
                        "sum", "180000",
                        "created", "2025-05-19",
                        "traceNo", "000000000042"));
    }

    private static byte[] ccicRecord() {
        return ("D000001ZS20250519000001N20250519180500330902"
                        + padded("定海区解放西路测试段", 60)
                        + padded("浙LD00001", 12)
                        + "52LTTAA11B4R0000001"
                        + padded("测试𠮷", 30)
                        + padded("00000000001", 20)
                        + "110001"
                        + padded("DEMO-CCIC-C-0001", 40)
                        + padded("浙L0T002", 12)
                        + "02PICC5000000180000006 \r\n")
                .getBytes(GB18030);
    }

    private static String padded(String text, int bytes) {
        return text + " ".repeat(bytes - text.getBytes(GB18030).length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
