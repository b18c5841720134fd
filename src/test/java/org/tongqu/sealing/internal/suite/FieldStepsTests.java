package org.tongqu.sealing.internal.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.internal.keys.Signatories;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Steps on single fields, by the suite of a partner that has forms: the computed values, too. */
class FieldStepsTests {
    private static final String SUITE = "ygbx-md5-ecb";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:20:00Z"), ZoneOffset.UTC);
    private static final Charset GBK = Charset.forName("GBK");
    private static final String AES = "000102030405060708090a0b0c0d0e0f";

    private final ParcelSealing sealing =
            new SuiteParcelSealing(
                    new TongquPaths(Path.of("."), Path.of("var")),
                    new StepCatalogue(
                            new CryptoSteps(new TwoSecrets(), new Signatories()),
                            new EnvelopeSteps(new TwoSecrets(), new Signatories()),
                            new TimeSteps(CLOCK)),
                    CLOCK);
    private final Partner partner =
            Partners.acceptingLegacy(
                    "insurer-sim",
                    SUITE,
                    Optional.of(
                            new Partner.LegacyAcceptance(
                                    "an old system", LocalDate.parse("2025-12-31"))));

    @Test
    void signsTheSortedFieldsInTheirCharset() {
        assertThat(sealed(sample(), "GBK"))
                .containsEntry("cSign", "F82317139B47F52B1A3F48AB52749D94");
        assertThat(sealed(sample(), "UTF-8"))
                .as("in another charset it is another sign")
                .containsEntry("cSign", "603206739683B4CD49D97442C9714795");
    }

    @Test
    void encryptsTheNamedFieldsThatAreThere() throws Exception {
        Map<String, String> fields = sample();
        fields.put("cDrvNme", "测试甲");

        Map<String, String> sealed = sealed(fields, "GBK");

        assertThat(decrypted(String.valueOf(sealed.get("cDrvNme")))).isEqualTo("测试甲");
        assertThat(sealed).doesNotContainKey("cDrvTel");
    }

    @Test
    void writesTheFieldsInTheirOrderAndLetsNothingBreakOut() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("b", "甲 =+%");
        fields.put("a", "1");

        assertThat(body(fields, "GBK"))
                .startsWith("b=%BC%D7+%3D%2B%25&a=1&cTs=20250519182000&cSign=");
    }

    @Test
    void refusesAValueThatWouldMakeTwoMessagesOfOneSign() {
        Map<String, String> fields = sample();
        fields.put("cAcdtAddr", "某路&nDutyPct=0");

        assertThatThrownBy(() -> body(fields, "GBK"))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.NOT_ENCODABLE);
                            assertThat(e.pointer()).contains("/cAcdtAddr");
                            assertThat(e.getMessage()).doesNotContain("某路");
                        });
    }

    @Test
    void takesAnAnswerForWhatItIsAndNoMore() {
        byte[] answer = "0000|成功|DEMO-RPT-0006".getBytes(GBK);

        ParcelSealing.Opened opened = sealing.open(Parcel.of(answer), partner, "accident-reply");

        assertThat(opened.payload()).isEqualTo(answer);
        assertThat(opened.proof()).isEqualTo(Partner.Proof.PLAIN);
    }

    private static Map<String, String> sample() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cAcdtNo", "ZS20250519000001");
        fields.put("tAcdtTm", "2025/05/19 18:05");
        fields.put("cAcdtAddr", "定海区解放西路测试段");
        fields.put("cLcnNo", "浙L0T001");
        fields.put("cLcnTyp", "02");
        fields.put("nDutyPct", "100");
        fields.put("cPlyNo", "DEMO-YGBX-C-0001");
        return fields;
    }

    private String body(Map<String, String> fields, String charset) {
        ParcelSealing.Context context = new ParcelSealing.Context("m-1", CLOCK.instant(), Map.of());
        Parcel parcel =
                sealing.seal(
                        new Draft.Fields(new LinkedHashMap<>(fields), charset),
                        partner,
                        "accident-out",
                        context);
        return new String(parcel.body(), StandardCharsets.US_ASCII);
    }

    private Map<String, String> sealed(Map<String, String> fields, String charset) {
        Map<String, String> sealed = new LinkedHashMap<>();
        for (String pair : body(fields, charset).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            sealed.put(parts[0], URLDecoder.decode(parts[1], Charset.forName(charset)));
        }
        return sealed;
    }

    private static String decrypted(String base64) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        byte[] key = FormSteps.unhex(AES.getBytes(StandardCharsets.US_ASCII));
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
        return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), GBK);
    }

    /** Two shared secrets, and no key pair. */
    private static final class TwoSecrets implements KeySource {
        @Override
        public byte[] secret(Partner partner, String name) {
            String secret = name.equals("aes") ? AES : "demo-secret";
            return secret.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public OwnKey own(KeyAlgorithm algorithm, Use use) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<PartnerKey> signingKeys(Partner partner) {
            return List.of();
        }

        @Override
        public Optional<PartnerKey> signingKey(Partner partner, String keyId) {
            return Optional.empty();
        }

        @Override
        public PartnerKey encryptionKey(Partner partner, KeyAlgorithm algorithm) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] masterKey(int version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int currentMasterKey() {
            throw new UnsupportedOperationException();
        }
    }
}
