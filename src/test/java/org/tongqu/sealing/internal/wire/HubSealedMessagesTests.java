package org.tongqu.sealing.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.SealedMessages.Authenticated;
import org.tongqu.sealing.SealedMessages.Receipt;
import org.tongqu.sealing.WireClient;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

class HubSealedMessagesTests {
    private static final Instant NOW = Instant.parse("2026-05-19T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String EVENT = "application/cloudevents+json";
    private static final byte[] PAYLOAD = "{\"n\":\"测试\"}".getBytes(StandardCharsets.UTF_8);
    private static final Receipt RECEIPT =
            new Receipt("R1", "m-1", "d".repeat(42) + "A", NOW, Optional.of("ZS20250519000001"));

    private static Correspondents parties;
    private static HubSealedMessages hub;

    @BeforeAll
    static void makeKeys(@TempDir Path var) {
        parties = new Correspondents(var, CLOCK);
        hub = parties.hub();
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "P256"})
    void opensWhatAPartnerSealed(KeyAlgorithm algorithm) {
        byte[] envelope = police(algorithm).seal("m-1", EVENT, PAYLOAD);

        Authenticated message = hub.authenticate(envelope);

        assertThat(message.sender()).isEqualTo(Correspondents.POLICE);
        assertThat(message.messageId()).isEqualTo("m-1");
        assertThat(message.suite()).isEqualTo(WireSuite.keyedBy(algorithm).wireName());
        assertThat(message.sealedAt()).isEqualTo(NOW);
        assertThat(message.contentType()).isEqualTo(EVENT);
        assertThat(message.plaintextDigest()).hasSize(43);
        hub.requireFresh(message);
        assertThat(hub.decrypt(message)).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "P256"})
    void partnersOpenWhatTheHubSealed(KeyAlgorithm algorithm) {
        var partner = algorithm == KeyAlgorithm.SM2 ? Correspondents.PORTAL : p256Only();

        byte[] envelope =
                hub.seal(partner, "m-2", "application/json", PAYLOAD, Optional.of("n".repeat(16)));

        WireClient.Opened opened = parties.client(partner, algorithm).open(envelope);
        assertThat(opened.payload()).isEqualTo(PAYLOAD);
        assertThat(opened.messageId()).isEqualTo("m-2");
        assertThat(opened.inReplyTo()).contains("n".repeat(16));
    }

    @Test
    void sealsTheSamePayloadDifferentlyEachTime() {
        WireClient client = police(KeyAlgorithm.SM2);

        String first = text(client.seal("m-1", EVENT, PAYLOAD));
        String second = text(client.seal("m-1", EVENT, PAYLOAD));

        assertThat(hub.authenticate(bytes(first)).plaintextDigest())
                .isNotEqualTo(hub.authenticate(bytes(second)).plaintextDigest());
        assertThat(member(first, "ciphertext")).isNotEqualTo(member(second, "ciphertext"));
    }

    @Test
    void refusesASenderWithoutAFile() {
        refuses(
                ErrorCode.UNKNOWN_SENDER,
                withHeader(header -> header.replace("police-sim", "pirate-sim")));
    }

    @Test
    void refusesAKnownSenderThatIsNotTheOneThatSigned() {
        refuses(
                ErrorCode.SIGNATURE_INVALID,
                withHeader(header -> header.replace("police-sim", "portal-sim")));
    }

    @Test
    void refusesAnUnknownSuite() {
        refuses(
                ErrorCode.UNKNOWN_SUITE,
                withHeader(header -> header.replace("sm2-sm3-sm4gcm", "rot13")));
    }

    @Test
    void refusesASuiteThatIsNotAgreed() {
        byte[] envelope =
                parties.client(Correspondents.PORTAL, KeyAlgorithm.P256)
                        .seal("m-1", EVENT, PAYLOAD);

        assertRefused(ErrorCode.UNKNOWN_SUITE, () -> hub.authenticate(envelope));
    }

    @Test
    void refusesAnotherSuiteThanTheOneOfTheKey() {
        refuses(
                ErrorCode.SIGNATURE_INVALID,
                withHeader(header -> header.replace("sm2-sm3-sm4gcm", "es256-ecdhes-a256gcm")));
    }

    @Test
    void refusesAHeaderThatWasChanged() {
        refuses(
                ErrorCode.SIGNATURE_INVALID,
                withHeader(header -> header.replace("\"msgId\":\"m-1\"", "\"msgId\":\"m-2\"")));
    }

    @Test
    void refusesACiphertextThatWasChanged() {
        String sealed = sealed();
        String ciphertext = member(sealed, "ciphertext");
        String changed = (ciphertext.startsWith("A") ? "B" : "A") + ciphertext.substring(1);

        refuses(ErrorCode.SIGNATURE_INVALID, sealed.replace(ciphertext, changed));
    }

    @Test
    void refusesAMessageForSomebodyElse() {
        byte[] envelope = hub.seal(Correspondents.POLICE, "m-1", EVENT, PAYLOAD, Optional.empty());

        WireClient portal = parties.client(Correspondents.PORTAL, KeyAlgorithm.SM2);

        assertRefused(ErrorCode.WRONG_RECIPIENT, () -> portal.open(envelope));
    }

    @Test
    void refusesAMessageForAnotherKeyOfTheHub() {
        WireClient mistaken =
                WireClient.of(
                        "police-sim",
                        parties.privateKey(Correspondents.POLICE, KeyAlgorithm.SM2, Use.SIGN),
                        parties.hubCertificate(KeyAlgorithm.SM2, Use.SIGN),
                        parties.hubCertificate(KeyAlgorithm.SM2, Use.SIGN),
                        CLOCK);

        byte[] envelope = mistaken.seal("m-1", EVENT, PAYLOAD);

        assertRefused(ErrorCode.WRONG_RECIPIENT, () -> hub.authenticate(envelope));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400, -86_400})
    void refusesTimesOutsideTheWindow(long seconds) {
        var hubLater = parties.hubAt(Clock.offset(CLOCK, Duration.ofSeconds(seconds)));

        Authenticated message = hubLater.authenticate(bytes(sealed()));

        assertRefused(ErrorCode.STALE_TIME, () -> hubLater.requireFresh(message));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300, 0})
    void acceptsTimesInsideTheWindow(long seconds) {
        var hubLater = parties.hubAt(Clock.offset(CLOCK, Duration.ofSeconds(seconds)));

        hubLater.requireFresh(hubLater.authenticate(bytes(sealed())));
    }

    @Test
    void refusesMessagesAboveOneMebibyte() {
        byte[] large = new byte[(1 << 20) + 1];

        assertRefused(ErrorCode.MESSAGE_TOO_LARGE, () -> hub.authenticate(large));
        assertRefused(
                ErrorCode.MESSAGE_TOO_LARGE,
                () -> police(KeyAlgorithm.SM2).seal("m-1", EVENT, large));
    }

    @Test
    void refusesEveryTruncation() {
        String sealed = sealed();

        for (int length = 0; length < sealed.length(); length += 7) {
            refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.substring(0, length));
        }
    }

    @Test
    void refusesEnvelopesThatAreNotExactlyTheThreeMembers() {
        String sealed = sealed();

        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.replace("{", "{\"x\":\"\","));
        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed + "{}");
        refuses(ErrorCode.ENVELOPE_MALFORMED, "\uFEFF" + sealed);
        refuses(ErrorCode.ENVELOPE_MALFORMED, "[" + sealed + "]");
        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.replace("\"signature\"", "\"Signature\""));
        refuses(
                ErrorCode.ENVELOPE_MALFORMED,
                sealed.replace("{", "{\"protected\":\"" + member(sealed, "protected") + "\","));
        refuses(
                ErrorCode.ENVELOPE_MALFORMED,
                sealed.replace("\"" + member(sealed, "signature") + "\"", "[[[]]]"));
        assertRefused(
                ErrorCode.ENVELOPE_MALFORMED,
                () -> hub.authenticate(sealed.getBytes(StandardCharsets.UTF_16LE)));
        assertRefused(
                ErrorCode.ENVELOPE_MALFORMED, () -> hub.authenticate(new byte[] {(byte) 0xff}));
    }

    @Test
    void refusesPaddedOrAmbiguousBase64() {
        String sealed = sealed();
        String ciphertext = member(sealed, "ciphertext");

        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.replace(ciphertext, ciphertext + "="));
        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.replace(ciphertext, "+" + ciphertext));
        refuses(ErrorCode.ENVELOPE_MALFORMED, sealed.replace(ciphertext, "AB"));
    }

    @Test
    void refusesHeadersThatAreNotExact() {
        refusesHeader(header -> header.replace("{", "{\"extra\":\"x\","));
        refusesHeader(header -> header.replace("\"v\":1", "\"v\":2"));
        refusesHeader(header -> header.replace("\"v\":1", "\"v\":1.0"));
        refusesHeader(header -> header.replace("\"v\":1", "\"v\":\"1\""));
        refusesHeader(header -> header.replace("\"v\":1", "\"v\":1,\"v\":1"));
        refusesHeader(header -> header.replace("\"v\":1,", ""));
        refusesHeader(header -> header.replace("\"msgId\":\"m-1\"", "\"msgId\":\"m 1\""));
        refusesHeader(header -> header.replace("\"msgId\":\"m-1\"", "\"msgId\":null"));
        refusesHeader(header -> header.replaceFirst("\"iat\":[0-9]+", "\"iat\":" + "9".repeat(30)));
        refusesHeader(header -> header.replace(EVENT, "text/html"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "P256"})
    void receiptsOfTheHubHoldForThePartner(KeyAlgorithm algorithm) {
        String suite = WireSuite.keyedBy(algorithm).wireName();

        byte[] receipt = hub.signReceipt(RECEIPT, Correspondents.POLICE, suite);

        assertThat(police(algorithm).verifyReceipt(receipt)).isEqualTo(RECEIPT);
        assertRefused(
                ErrorCode.WRONG_RECIPIENT,
                () -> parties.client(Correspondents.PORTAL, algorithm).verifyReceipt(receipt));
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "P256"})
    void receiptsOfThePartnerHoldForTheHub(KeyAlgorithm algorithm) {
        Receipt withoutCase = new Receipt("R1", "m-1", RECEIPT.digest(), NOW, Optional.empty());

        byte[] receipt = police(algorithm).signReceipt(withoutCase);

        assertThat(hub.verifyReceipt(receipt, Correspondents.POLICE)).isEqualTo(withoutCase);
    }

    @Test
    void refusesReceiptsThatProveNothing() {
        String receipt = text(police(KeyAlgorithm.SM2).signReceipt(RECEIPT));
        String other = text(police(KeyAlgorithm.SM2).signReceipt(RECEIPT));

        refusesReceipt(
                ErrorCode.SIGNATURE_INVALID,
                receipt.replace(member(receipt, "payload"), Base64Url.encode(bytes("{}"))));
        refusesReceipt(
                ErrorCode.SIGNATURE_INVALID,
                receipt.replace(member(receipt, "signature"), member(receipt, "payload")));
        refusesReceipt(ErrorCode.ENVELOPE_MALFORMED, receipt.substring(1));
        refusesReceipt(ErrorCode.ENVELOPE_MALFORMED, receipt + "x".repeat(8 << 10));
        refusesReceipt(ErrorCode.ENVELOPE_MALFORMED, "{}");
        assertRefused(
                ErrorCode.SIGNATURE_INVALID,
                () -> hub.verifyReceipt(bytes(other), Correspondents.PORTAL));
        assertRefused(
                ErrorCode.UNKNOWN_SUITE,
                () -> hub.verifyReceipt(bytes(other), Correspondents.SILENT));
    }

    @Test
    void doesNotTakeAMessageForAReceipt() {
        refusesReceipt(ErrorCode.ENVELOPE_MALFORMED, sealed());
    }

    @Test
    void hasNothingToSayToAPartnerWithoutASuite() {
        assertRefused(
                ErrorCode.UNKNOWN_SUITE,
                () -> hub.seal(Correspondents.SILENT, "m-1", EVENT, PAYLOAD, Optional.empty()));
    }

    private static org.tongqu.partner.Partner p256Only() {
        return org.tongqu.sealing.Partners.onTheWire(
                "police-sim", java.util.List.of("es256-ecdhes-a256gcm"));
    }

    private static WireClient police(KeyAlgorithm algorithm) {
        return parties.client(Correspondents.POLICE, algorithm);
    }

    private static String sealed() {
        return text(police(KeyAlgorithm.SM2).seal("m-1", EVENT, PAYLOAD));
    }

    private static void refuses(ErrorCode code, String envelope) {
        assertRefused(code, () -> hub.authenticate(bytes(envelope)));
    }

    private static void refusesHeader(UnaryOperator<String> change) {
        refuses(ErrorCode.ENVELOPE_MALFORMED, withHeader(change));
    }

    private static void refusesReceipt(ErrorCode code, String receipt) {
        assertRefused(code, () -> hub.verifyReceipt(bytes(receipt), Correspondents.POLICE));
    }

    private static String withHeader(UnaryOperator<String> change) {
        String sealed = sealed();
        String header = member(sealed, "protected");
        String before = text(Base64.getUrlDecoder().decode(header));
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return sealed.replace(header, Base64Url.encode(bytes(after)));
    }

    private static String member(String json, String name) {
        String start = "\"" + name + "\":\"";
        int from = json.indexOf(start) + start.length();
        return json.substring(from, json.indexOf('"', from));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
