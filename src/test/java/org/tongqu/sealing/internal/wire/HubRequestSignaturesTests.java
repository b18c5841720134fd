package org.tongqu.sealing.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.RequestSignatures.Caller;
import org.tongqu.sealing.RequestSignatures.SignedRequest;
import org.tongqu.sealing.WireClient.RequestHeaders;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

class HubRequestSignaturesTests {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-05-19T10:00:00Z"), ZoneOffset.UTC);
    private static final String NONCE = "nonce_0123456789-a";
    private static final Optional<String> QUERY = Optional.of("after=17&limit=10");

    private static Correspondents parties;
    private static HubRequestSignatures requests;

    @BeforeAll
    static void makeKeys(@TempDir Path var) {
        parties = new Correspondents(var, CLOCK);
        requests = parties.hubRequests(CLOCK);
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "P256"})
    void knowsTheCallerByItsSignature(KeyAlgorithm algorithm) {
        Caller caller = requests.verify(signed(algorithm, "GET", "/v1/outbox", QUERY));

        assertThat(caller.partner()).isEqualTo(Correspondents.POLICE);
        assertThat(caller.nonce()).isEqualTo(NONCE);
    }

    @Test
    void signsAnAbsentQueryAsAQuestionMark() {
        SignedRequest request =
                signed(KeyAlgorithm.SM2, "GET", "/v1/messages/m-1", Optional.empty());

        assertThat(requests.verify(request).partner().name()).isEqualTo("police-sim");
    }

    @Test
    void buildsTheSignatureBaseOfTheStandard() {
        assertThat(RequestSignature.base("GET", "/v1/outbox", Optional.of("after=1"), "(…);x=1"))
                .asString()
                .isEqualTo(
                        """
                        "@method": GET
                        "@path": /v1/outbox
                        "@query": ?after=1
                        "@signature-params": (…);x=1""");
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/outbox,after=17&limit=10", "GET,/v1/outbox/x,after=17&limit=10"})
    void refusesAnotherRequestThanTheSignedOne(String method, String path, String query) {
        SignedRequest request = signed(KeyAlgorithm.SM2, "GET", "/v1/outbox", QUERY);

        refuses(
                ErrorCode.SIGNATURE_INVALID,
                new SignedRequest(
                        method,
                        path,
                        Optional.of(query),
                        request.signatureInput(),
                        request.signature()));
        refuses(
                ErrorCode.SIGNATURE_INVALID,
                new SignedRequest(
                        "GET",
                        "/v1/outbox",
                        Optional.of("after=18&limit=10"),
                        request.signatureInput(),
                        request.signature()));
    }

    @Test
    void refusesChangedParameters() {
        refusesInput(ErrorCode.SIGNATURE_INVALID, NONCE, "nonce_0123456789-b");
        refusesInput(ErrorCode.SIGNATURE_INVALID, "police-sim", "portal-sim");
        refusesInput(ErrorCode.UNKNOWN_SENDER, "police-sim", "pirate-sim");
        refusesInput(ErrorCode.UNKNOWN_SUITE, "police-sim", "silent-sim");
        refusesInput(ErrorCode.UNKNOWN_SUITE, "sm2-sm3", "hmac-sha256");
        refusesInput(ErrorCode.SIGNATURE_INVALID, "sm2-sm3", "ecdsa-p256-sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tongqu=()",
                "tongqu=(\"@method\");created=1;nonce=\"0123456789abcdef\";keyid=\"k\";alg=\"sm2-sm3\";tag=\"police-sim\"",
            })
    void refusesOtherFormsOfSignatureInput(String input) {
        String signature = signed(KeyAlgorithm.SM2, "GET", "/", QUERY).signature();

        refuses(
                ErrorCode.SIGNATURE_INVALID,
                new SignedRequest("GET", "/", QUERY, input, signature));
    }

    @Test
    void refusesParametersThatAreMissingTwiceOrTooMany() {
        refusesInput(ErrorCode.SIGNATURE_INVALID, ";nonce=\"" + NONCE + "\"", "");
        refusesInput(ErrorCode.SIGNATURE_INVALID, ";nonce=\"" + NONCE + "\"", ";alg=\"sm2-sm3\"");
        refusesInput(ErrorCode.SIGNATURE_INVALID, ";alg=", ";expires=1;alg=");
        refusesInput(ErrorCode.SIGNATURE_INVALID, NONCE, "short");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesTimesOutsideTheWindow(long seconds) {
        var later = parties.hubRequests(Clock.offset(CLOCK, Duration.ofSeconds(seconds)));

        assertRefused(
                ErrorCode.STALE_TIME,
                () -> later.verify(signed(KeyAlgorithm.SM2, "GET", "/v1/outbox", QUERY)));
    }

    private static SignedRequest signed(
            KeyAlgorithm algorithm, String method, String path, Optional<String> query) {
        RequestHeaders headers =
                parties.client(Correspondents.POLICE, algorithm)
                        .signRequest(method, path, query, NONCE);
        return new SignedRequest(
                method, path, query, headers.signatureInput(), headers.signature());
    }

    private static void refusesInput(ErrorCode code, String part, String replacement) {
        SignedRequest request = signed(KeyAlgorithm.SM2, "GET", "/v1/outbox", QUERY);
        String changed = request.signatureInput().replace(part, replacement);
        assertThat(changed).isNotEqualTo(request.signatureInput());
        refuses(code, new SignedRequest("GET", "/v1/outbox", QUERY, changed, request.signature()));
    }

    private static void refuses(ErrorCode code, SignedRequest request) {
        assertRefused(code, () -> requests.verify(request));
    }
}
