package org.tongqu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.failure.ErrorCode;
import org.tongqu.ledger.Messages.Listed;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Sealed messages that are wrong: a clear answer, and a line in the ledger. */
@ExtendWith(BadInputHub.class)
class BadInputIT {
    private static final String SENDER = "police-12123-sim";

    private final BadInputHub.Started hub = BadInputHub.hub();
    private final Forger forger = hub.forger();

    @Test
    void refusesAWrongSignature() throws Exception {
        refusesUnauthenticated(
                forger.changed(sealed(), h -> h.put("iat", h.path("iat").asLong() + 1)),
                ErrorCode.SIGNATURE_INVALID);
    }

    @Test
    void refusesWhatIsForSomebodyElse() throws Exception {
        refusesUnauthenticated(
                forger.resigned(sealed(), h -> h.put("to", "somebody-else")),
                ErrorCode.WRONG_RECIPIENT);
    }

    @Test
    void refusesAnUnknownSender() throws Exception {
        refusesUnauthenticated(
                forger.resigned(sealed(), h -> h.put("from", "nobody-sim")),
                ErrorCode.UNKNOWN_SENDER);
    }

    @Test
    void refusesAnUnknownSuite() throws Exception {
        refusesUnauthenticated(
                forger.resigned(sealed(), h -> h.put("suite", "sm9-zuc")), ErrorCode.UNKNOWN_SUITE);
    }

    @Test
    void refusesATruncatedEnvelope() throws Exception {
        byte[] whole = sealed();
        refusesUnauthenticated(
                Arrays.copyOf(whole, whole.length / 2), ErrorCode.ENVELOPE_MALFORMED);
    }

    @Test
    void refusesTwoMebibytes() throws Exception {
        refusesUnauthenticated(new byte[2 << 20], ErrorCode.MESSAGE_TOO_LARGE);
    }

    @Test
    void refusesTwoMebibytesOfUnstatedLength() throws Exception {
        Instant since = Instant.now();
        hub.caller().postChunked(new byte[2 << 20]).requireProblem(ErrorCode.MESSAGE_TOO_LARGE);
        assertThat(refusedSince(since, ErrorCode.MESSAGE_TOO_LARGE)).isNotEmpty();
    }

    @TestFactory
    List<DynamicTest> refusesATimeThatIsNotNow() {
        return List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6)).stream()
                .map(offset -> DynamicTest.dynamicTest("" + offset, () -> refusesStale(offset)))
                .toList();
    }

    private void refusesStale(Duration offset) throws Exception {
        ObjectNode event = OneCar.ofPicc().reported();
        byte[] stale = forger.seal(event.path("id").asText(), Json.write(event), offset);
        hub.caller().post(stale).requireProblem(ErrorCode.STALE_TIME);
        assertThat(inLedger("REFUSED", ErrorCode.STALE_TIME, event)).isPresent();
    }

    @Test
    void keepsBytesThatAreNotUtf8() throws Exception {
        ObjectNode event = OneCar.ofPicc().reported();
        byte[] payload = Json.write(event);
        payload[new String(payload, StandardCharsets.ISO_8859_1).indexOf("330902")] = (byte) 0xFF;
        keepsInvalid(event, payload, ErrorCode.CHARSET_MISMATCH, Optional.empty());
    }

    @Test
    void keepsADuplicateKey() throws Exception {
        ObjectNode event = OneCar.ofPicc().reported();
        String twice =
                event.toString()
                        .replace("\"weather\":\"1\"", "\"weather\":\"1\",\"weather\":\"2\"");
        keepsInvalid(
                event,
                twice.getBytes(StandardCharsets.UTF_8),
                ErrorCode.DUPLICATE_KEY,
                Optional.of("/data/weather"));
    }

    @Test
    void keepsAnUnknownEventType() throws Exception {
        keepsChanged(
                e -> e.put("type", "org.tongqu.accident.exploded.v1"),
                ErrorCode.UNKNOWN_EVENT_TYPE,
                "/type");
    }

    @Test
    void keepsAnUnknownCode() throws Exception {
        keepsChanged(e -> data(e).put("weather", "77"), ErrorCode.UNKNOWN_CODE, "/data/weather");
    }

    @Test
    void keepsAnUnknownField() throws Exception {
        keepsChanged(e -> data(e).put("wether", "1"), ErrorCode.UNKNOWN_FIELD, "/data/wether");
    }

    @Test
    void keepsWhatLacksARequiredField() throws Exception {
        keepsChanged(e -> data(e).remove("vehicles"), ErrorCode.MISSING_FIELD, "/data/vehicles");
    }

    @Test
    void keepsAWrongCheckDigit() throws Exception {
        keepsChanged(
                e -> ((ObjectNode) e.at("/data/parties/0")).put("idNo", "330900190001010013"),
                ErrorCode.CHECK_DIGIT_WRONG,
                "/data/parties/0/idNo");
    }

    @Test
    void keepsAnAccidentInTheFuture() throws Exception {
        keepsChanged(
                e ->
                        data(e).put("occurredAt", OneCar.minutesAgo(-60))
                                .put("reportedAt", OneCar.minutesAgo(-61)),
                ErrorCode.TIME_IN_FUTURE,
                "/data/occurredAt");
    }

    @Test
    void keepsAnEventThatItsSenderMayNotReport() throws Exception {
        ObjectNode event = OneCar.ofPicc().event("claim.paid");
        event.putObject("data").put("at", OneCar.minutesAgo(1)).putObject("line");
        data(event).withObject("/line").put("accidentNo", "ZS20250519000001");
        keepsInvalid(event, Json.write(event), ErrorCode.EVENT_NOT_ALLOWED, Optional.of("/type"));
    }

    @Test
    void keepsEvidenceOfAnUnknownCase() throws Exception {
        ObjectNode event = OneCar.ofPicc().evidence();
        keepsInvalid(event, Json.write(event), ErrorCode.CASE_UNKNOWN, Optional.of("/subject"));
    }

    @Test
    void keepsEvidenceOfSomebodyElsesCase() throws Exception {
        OneCar car = OneCar.ofPicc();
        String accidentNo = Sending.by(hub).accept(car.reported());
        ObjectNode foreign = car.evidence();
        foreign.put("source", "police-zs-sim").put("subject", accidentNo);
        byte[] sealed =
                new Forger(hub.var(), "police-zs-sim")
                        .seal(foreign.path("id").asText(), Json.write(foreign));
        hub.caller().post(sealed).requireProblem(ErrorCode.CASE_NOT_YOURS);
        assertThat(inLedger("INVALID", ErrorCode.CASE_NOT_YOURS, foreign)).isPresent();
    }

    @Test
    void answersARepeatedIdByItsContent() throws Exception {
        ObjectNode event = OneCar.ofPicc().reported();
        String id = event.path("id").asText();
        byte[] payload = Json.write(event);
        Caller.Answer first = hub.caller().post(forger.seal(id, payload));
        assertThat(first.status()).isEqualTo(202);

        Caller.Answer again = hub.caller().post(forger.seal(id, payload));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());

        data(event).put("weather", "2");
        keepsInvalid(event, Json.write(event), ErrorCode.MESSAGE_ID_CONFLICT, Optional.empty());
        assertThat(hub.caller().post(forger.seal(id, payload, Duration.ofDays(-400))).body())
                .as("an honest repeat is answered at any age")
                .isEqualTo(first.body());
    }

    private byte[] sealed() throws Exception {
        return forger.seal(UUID.randomUUID().toString(), Json.write(OneCar.ofPicc().reported()));
    }

    private void refusesUnauthenticated(byte[] envelope, ErrorCode code) throws Exception {
        Instant since = Instant.now();
        hub.caller().post(envelope).requireProblem(code);
        assertThat(refusedSince(since, code)).hasSize(1);
    }

    private List<Listed> refusedSince(Instant since, ErrorCode code) {
        return hub.ledger().messages("REFUSED", code).stream()
                .filter(m -> !m.receivedAt().isBefore(since.minusMillis(1)))
                .filter(m -> m.channel().equals("http"))
                .toList();
    }

    private void keepsChanged(Consumer<ObjectNode> change, ErrorCode code, String pointer)
            throws Exception {
        ObjectNode event = OneCar.ofPicc().reported();
        change.accept(event);
        keepsInvalid(event, Json.write(event), code, Optional.of(pointer));
    }

    private void keepsInvalid(
            ObjectNode event, byte[] payload, ErrorCode code, Optional<String> pointer)
            throws Exception {
        byte[] sealed = forger.seal(event.path("id").asText(), payload);
        JsonNode problem = hub.caller().post(sealed).requireProblem(code);
        pointer.ifPresent(p -> assertThat(problem.path("pointer").asText()).isEqualTo(p));
        Optional<Listed> listed = inLedger("INVALID", code, event);
        assertThat(listed).isPresent();
        assertThat(listed.get().partner()).contains(SENDER);
        assertThat(listed.get().errorPointer()).isEqualTo(pointer);
    }

    private Optional<Listed> inLedger(String state, ErrorCode code, ObjectNode event) {
        return hub.ledger().messages(state, code).stream()
                .filter(m -> m.externalId().equals(Optional.of(event.path("id").asText())))
                .findFirst();
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.path("data");
    }
}
