package org.tongqu.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.wire.WireSignatures.Receipt;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The wire format, spoken with itself. */
class WirePartyTests {

    private static final String SM2 = "sm2-sm3-sm4gcm";
    private static final String P256 = "es256-ecdhes-a256gcm";
    private static final byte[] PAYLOAD = "{\"name\":\"测试𠮷\"}".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final PartyKeys policeKeys = TestKeys.party(random);
    private final PartyKeys hubKeys = TestKeys.party(random);
    private final WireParty police = police(Clock.systemUTC());
    private final WireParty hub = TestKeys.hub(hubKeys, "police", policeKeys);

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void opensWhatTheOtherSideSealed(String suiteId) {
        WireParty.Sealed sealed = seal(suiteId);
        WireParty.Opened opened = hub.open(sealed.bytes());
        assertThat(opened.payload()).isEqualTo(PAYLOAD);
        assertThat(opened.header().messageId()).isEqualTo("m-1");
        assertThat(opened.header().plaintextDigest()).isEqualTo(sealed.plaintextDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void refusesAChangedCiphertext(String suiteId) {
        String text = new String(seal(suiteId).bytes(), StandardCharsets.US_ASCII);
        int at = text.indexOf("\"ciphertext\":\"") + 20;
        String changed =
                text.substring(0, at)
                        + (text.charAt(at) == 'A' ? 'B' : 'A')
                        + text.substring(at + 1);
        assertThatThrownBy(() -> hub.open(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void refusesWhatWasSealedForAnother(String suiteId) {
        WireParty other = TestKeys.hub(hubKeys, "police", TestKeys.party(random));
        assertThatThrownBy(() -> other.open(seal(suiteId).bytes()))
                .isInstanceOf(SandboxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void refusesWhatWasSealedSixMinutesAgo(String suiteId) {
        WireParty late = police(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6).negated()));
        byte[] sealed =
                late.seal(late.suites().byId(suiteId), "m-1", WireParty.EVENT, PAYLOAD).bytes();
        assertThatThrownBy(() -> hub.open(sealed)).hasMessageContaining("too long ago");
    }

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void verifiesReceiptsOfTheOtherSideOnly(String suiteId) {
        Receipt receipt =
                new Receipt(
                        "r-1",
                        "m-1",
                        "digest",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of("ZS20260101000001"));
        byte[] signed = hub.signatures().sign(hub.suites().byId(suiteId), receipt);
        assertThat(police.signatures().verify(signed)).isEqualTo(receipt);
        assertThatThrownBy(() -> hub.signatures().verify(signed))
                .isInstanceOf(SandboxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {SM2, P256})
    void signsRequestsWithRawSignatures(String suiteId) {
        WireSignatures.SignedRequest request =
                police.signatures()
                        .request(
                                police.suites().byId(suiteId),
                                "GET",
                                "/v1/outbox",
                                Optional.of("after=0"));
        assertThat(request.headers().get("Signature-Input"))
                .startsWith("tongqu=(\"@method\" \"@path\" \"@query\");created=")
                .contains(";nonce=\"" + request.nonce() + "\";keyid=\"")
                .endsWith(";tag=\"police\"");
        // 64 bytes are 88 characters of Base64.
        assertThat(request.headers().get("Signature")).matches("tongqu=:[A-Za-z0-9+/]{86}==:");
    }

    private WireParty.Sealed seal(String suiteId) {
        return police.seal(police.suites().byId(suiteId), "m-1", WireParty.EVENT, PAYLOAD);
    }

    private WireParty police(Clock clock) {
        return new WireParty("police", policeKeys, TestKeys.publicKeys(hubKeys), random, clock);
    }
}
