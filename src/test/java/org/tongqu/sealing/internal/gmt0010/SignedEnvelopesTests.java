package org.tongqu.sealing.internal.gmt0010;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Gmt0010;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.Certified;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.internal.keys.FileKeySource;
import org.tongqu.sealing.internal.keys.Signatories;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The hub's envelopes and CICP-SIM's, which are written apart, open each other. */
class SignedEnvelopesTests {
    private static final byte[] CONTENT = "{\"cph\":\"浙L0T001\"}".getBytes(StandardCharsets.UTF_8);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of();
    private static final Partner CICP = Partners.insurer("cicp-sim", "cicp-gmt0010", List.of());

    @TempDir private static Path var = Path.of(".");

    private final KeySource keys =
            FileKeySource.open(var.resolve("keys"), false, Clock.systemUTC());
    private final Enrolment enrolment = new Enrolment(var, RANDOM, Clock.systemUTC());
    private final Certified sign = enrolment.cicp().sign();
    private final Certified encrypt = enrolment.cicp().encrypt();
    private final HubCertificates hub = new HubCertificates(var.resolve("keys/public"));
    private final SignedEnvelopes envelopes = new SignedEnvelopes(new Signatories(), RANDOM);

    @BeforeAll
    static void makeKeys() {
        HubKeys.generate(var);
    }

    @Test
    void thePartnerOpensWhatTheHubSealed() {
        byte[] sealed = sealed();

        assertThat(opened(sealed, hub.certificate("sm2-sign"))).isEqualTo(CONTENT);
        assertThat(HEX.formatHex(sealed))
                .as("signed and enveloped data, data, SM4-CBC, SM3, SM2")
                .contains("060a2a811ccf550601040204")
                .contains("060a2a811ccf550601040201")
                .contains("06082a811ccf55016802")
                .contains("06082a811ccf55018311")
                .contains("06092a811ccf5501822d01")
                .contains("06092a811ccf5501822d03");
    }

    @Test
    void theHubOpensWhatThePartnerSealed() {
        assertThat(open(fromPartner())).isEqualTo(CONTENT);
    }

    @Test
    void sealsTheSameContentOtherwiseEachTime() {
        assertThat(sealed()).isNotEqualTo(sealed());
    }

    @Test
    void refusesAnEnvelopeForSomeoneElse() {
        byte[] forItself = Gmt0010.seal(CONTENT, sign.pair(), cert(sign), cert(encrypt), RANDOM);

        assertRefused(ErrorCode.DECRYPTION_FAILED, () -> open(forItself));
        assertThatThrownBy(() -> opened(fromPartner(), cert(sign)))
                .isInstanceOf(SandboxException.class);
    }

    @Test
    void refusesASignerWhomThePartnersFileDoesNotName() {
        byte[] byAnother = Gmt0010.seal(CONTENT, encrypt.pair(), cert(encrypt), toHub(), RANDOM);
        byte[] underAFalseName = Gmt0010.seal(CONTENT, encrypt.pair(), cert(sign), toHub(), RANDOM);

        assertRefused(ErrorCode.SIGNATURE_INVALID, () -> open(byAnother));
        assertRefused(ErrorCode.SIGNATURE_INVALID, () -> open(underAFalseName));
        assertThatThrownBy(() -> opened(sealed(), hub.certificate("sm2-encrypt")))
                .isInstanceOf(SandboxException.class);
    }

    @Test
    void neverOpensAChangedEnvelopeToOtherContent() {
        byte[] sealed = fromPartner();
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            int place = at;
            assertThatThrownBy(() -> open(changed))
                    .as("byte %d", place)
                    .isInstanceOfSatisfying(
                            TongquException.class,
                            e ->
                                    assertThat(e.code())
                                            .isIn(
                                                    ErrorCode.ENVELOPE_MALFORMED,
                                                    ErrorCode.DECRYPTION_FAILED,
                                                    ErrorCode.SIGNATURE_INVALID));
        }
    }

    @Test
    void thePartnerNeverOpensAChangedEnvelopeToOtherContentEither() {
        byte[] sealed = sealed();
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            try {
                assertThat(opened(changed, hub.certificate("sm2-sign")))
                        .as("byte %d", at)
                        .isEqualTo(CONTENT);
            } catch (SandboxException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void wrongPaddingLooksLikeAWrongSignature() {
        Envelope envelope = Envelope.read(fromPartner());
        byte[] content = envelope.content();
        byte[] padding = content.clone();
        padding[content.length - 17] ^= (byte) 0x80;
        byte[] text = content.clone();
        text[0] ^= 1;

        for (byte[] changed : List.of(padding, text, Arrays.copyOf(content, 16), new byte[0])) {
            assertThatThrownBy(() -> open(with(envelope, changed)))
                    .isInstanceOf(TongquException.class)
                    .hasMessage(wrongSignature(envelope));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "3000", "30820000", "308400000002", "3080", "ff", "0500"})
    void refusesWhatIsNoEnvelope(String hex) {
        assertRefused(ErrorCode.ENVELOPE_MALFORMED, () -> open(HEX.parseHex(hex)));
    }

    @Test
    void refusesTrailingBytesAndEveryBeginning() {
        byte[] sealed = fromPartner();

        assertRefused(
                ErrorCode.ENVELOPE_MALFORMED, () -> open(Arrays.copyOf(sealed, sealed.length + 1)));
        assertThatThrownBy(
                        () ->
                                opened(
                                        Arrays.copyOf(sealed(), sealed().length + 8),
                                        hub.certificate("sm2-sign")))
                .isInstanceOf(SandboxException.class);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertRefused(ErrorCode.ENVELOPE_MALFORMED, () -> open(cut));
        }
    }

    @Test
    void doesNotFollowANestThatAStrangerBuilt() {
        byte[] nest = new byte[200_000];
        Arrays.fill(nest, (byte) 0x30);

        assertRefused(ErrorCode.ENVELOPE_MALFORMED, () -> open(nest));
    }

    @Test
    void carriesALongContent() {
        byte[] content = new byte[300_000];
        byte[] sealed = Gmt0010.seal(content, sign.pair(), cert(sign), toHub(), RANDOM);

        assertThat(open(sealed)).isEqualTo(content);
    }

    private String wrongSignature(Envelope envelope) {
        byte[] signature = envelope.signature().clone();
        signature[signature.length - 1] ^= 1;
        Envelope forged =
                new Envelope(
                        envelope.recipient(),
                        envelope.wrappedKey(),
                        envelope.iv(),
                        envelope.content(),
                        envelope.signer(),
                        signature);
        try {
            open(forged.write());
        } catch (TongquException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.SIGNATURE_INVALID);
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("a wrong signature held");
    }

    private static byte[] with(Envelope envelope, byte[] content) {
        return new Envelope(
                        envelope.recipient(),
                        envelope.wrappedKey(),
                        envelope.iv(),
                        content,
                        envelope.signer(),
                        envelope.signature())
                .write();
    }

    private byte[] sealed() {
        return envelopes.seal(
                CONTENT,
                keys.own(KeyAlgorithm.SM2, Use.SIGN),
                keys.encryptionKey(CICP, KeyAlgorithm.SM2));
    }

    private byte[] fromPartner() {
        return Gmt0010.seal(CONTENT, sign.pair(), cert(sign), toHub(), RANDOM);
    }

    private byte[] open(byte[] der) {
        return envelopes.open(der, keys.own(KeyAlgorithm.SM2, Use.ENCRYPT), keys.signingKeys(CICP));
    }

    private byte[] opened(byte[] der, X509Certificate signer) {
        return Gmt0010.open(der, encrypt.pair(), cert(encrypt), signer);
    }

    private X509Certificate toHub() {
        return hub.certificate("sm2-encrypt");
    }

    private static X509Certificate cert(Certified certified) {
        return certified.certificate();
    }
}
