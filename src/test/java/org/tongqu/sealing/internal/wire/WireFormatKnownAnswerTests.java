package org.tongqu.sealing.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.internal.primitive.BouncyCastle;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.primitive.SignatureForm;
import org.tongqu.sealing.internal.primitive.Verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The known answers of docs/wire-format.md §6, taken apart step by step.
 *
 * <p>{@code -Dtongqu.vectors=write} makes new ones and prints them into the page.
 */
class WireFormatKnownAnswerTests {
    private static final Path PAGE = Path.of("docs/wire-format.md");
    private static final String MARK =
            "<!-- known answers are inserted by WireFormatKnownAnswerTests -->\n";

    @BeforeAll
    static void writeWhenAsked() throws IOException {
        if (!"write".equals(System.getProperty("tongqu.vectors"))) {
            return;
        }
        String page = Files.readString(PAGE);
        StringBuilder written =
                new StringBuilder(page.substring(0, page.indexOf(MARK) + MARK.length()));
        for (WireSuite suite : WireSuite.values()) {
            KnownAnswer answer = KnownAnswer.make(suite, new SecureRandom());
            answer.write();
            written.append('\n').append(answer.markdown());
        }
        Files.writeString(PAGE, written);
    }

    @ParameterizedTest
    @EnumSource
    void thePagePrintsExactlyTheseValues(WireSuite suite) throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page.substring(page.indexOf(MARK))).contains(KnownAnswer.read(suite).markdown());
    }

    @ParameterizedTest
    @EnumSource
    void publicKeysAndKeyIdsFollowFromThePrivateKeys(WireSuite suite) throws IOException {
        KnownAnswer answer = KnownAnswer.read(suite);
        OwnKey sign = answer.key("senderSigningPrivateKey");
        OwnKey decrypt = answer.key("recipientEncryptionPrivateKey");
        WireHeader header = envelope(answer).header();

        assertThat(VectorKeys.publicHex(sign)).isEqualTo(answer.get("senderSigningPublicKey"));
        assertThat(VectorKeys.publicHex(decrypt))
                .isEqualTo(answer.get("recipientEncryptionPublicKey"));
        assertThat(header.skid()).isEqualTo(sign.id());
        assertThat(header.ekid()).isEqualTo(decrypt.id());
    }

    @ParameterizedTest
    @EnumSource
    void sealsTheSameCiphertextFromTheSameValues(WireSuite suite) throws IOException {
        KnownAnswer answer = KnownAnswer.read(suite);
        SealedEnvelope envelope = envelope(answer);
        byte[] salted = Arrays.concatenate(answer.hex("salt"), answer.utf8("payload"));
        String protectedText = Base64Url.encode(answer.utf8("header"));

        assertThat(envelope.protectedText()).isEqualTo(protectedText);
        assertThat(envelope.header().ptd()).isEqualTo(Base64Url.encode(suite.digest().of(salted)));
        assertThat(envelope.header().iv()).isEqualTo(Base64Url.encode(answer.hex("iv")));
        assertThat(
                        Ciphers.encrypt(
                                suite.cipher(),
                                answer.hex("contentKey"),
                                answer.hex("iv"),
                                protectedText.getBytes(StandardCharsets.US_ASCII),
                                salted))
                .isEqualTo(envelope.ciphertext());
    }

    @ParameterizedTest
    @EnumSource
    void theContentKeyComesOutOfTheHeader(WireSuite suite) throws IOException {
        KnownAnswer answer = KnownAnswer.read(suite);
        WireHeader header = envelope(answer).header();
        var about = new WireSuite.Correspondence(header.from(), header.to(), header.msgId());

        assertThat(
                        suite.contentKey(
                                answer.key("recipientEncryptionPrivateKey").privateKey(),
                                about,
                                Base64Url.decode(header.ek(), "ek")))
                .isEqualTo(answer.hex("contentKey"));
    }

    @ParameterizedTest
    @EnumSource
    void opensTheEnvelope(WireSuite suite) throws IOException {
        KnownAnswer answer = KnownAnswer.read(suite);
        SealedEnvelope envelope = envelope(answer);
        Verifier verifier = verifier(suite, answer.key("senderSigningPrivateKey"));

        assertThat(
                        verifier.holds(
                                envelope.signedBytes(suite),
                                envelope.signature(),
                                SignatureForm.DER))
                .isTrue();
        assertThat(WireOpen.open(envelope, suite, answer.key("recipientEncryptionPrivateKey")))
                .isEqualTo(answer.utf8("payload"));
    }

    @ParameterizedTest
    @EnumSource
    void verifiesTheReceipt(WireSuite suite) throws IOException {
        KnownAnswer answer = KnownAnswer.read(suite);
        SignedReceipt signed = SignedReceipt.parse(answer.utf8("receipt"));
        OwnKey hub = answer.key("hubSigningPrivateKey");

        assertThat(
                        verifier(suite, hub)
                                .holds(signed.signedBytes(), signed.signature(), SignatureForm.DER))
                .isTrue();
        assertThat(VectorKeys.publicHex(hub)).isEqualTo(answer.get("hubSigningPublicKey"));
        Receipt receipt = signed.content();
        assertThat(receipt.digest()).isEqualTo(envelope(answer).header().ptd());
        assertThat(receipt.messageId()).isEqualTo("m-0001");
        assertThat(receipt.caseNo()).contains("ZS20250519000001");
    }

    private static SealedEnvelope envelope(KnownAnswer answer) {
        return SealedEnvelope.parse(answer.utf8("envelope"));
    }

    private static Verifier verifier(WireSuite suite, OwnKey key) {
        return new Verifier(BouncyCastle.provider(), suite.signature(), key.publicKey());
    }
}
