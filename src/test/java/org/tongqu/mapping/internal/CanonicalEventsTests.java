package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.accident.EventType;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.CanonicalEvents;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

class CanonicalEventsTests {
    private static final Path CANONICAL = Path.of("mappings/canonical");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-05-19T10:20:00Z"), ZoneOffset.UTC);
    private static final CanonicalEvents EVENTS = new SchemaCanonicalEvents(CANONICAL, CLOCK);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void hasASchemaForEveryEvent(EventType type) {
        assertThat(Files.isRegularFile(CANONICAL.resolve(type.schema() + ".schema.json"))).isTrue();
    }

    @Test
    void acceptsAnAccidentAndLeavesItAsItIs() {
        ObjectNode event = SampleEvents.accidentReported();
        assertThat(parse(event).toString()).isEqualTo(event.toString());
    }

    @Test
    void acceptsADetermination() {
        ObjectNode event = SampleEvents.liabilityDetermined();
        assertThat(parse(event).toString()).isEqualTo(event.toString());
    }

    @Test
    void acceptsAClaimThatNamesOnlyAReportNumber() {
        ObjectNode event =
                SampleEvents.event(
                        "claim.paid",
                        "{\"line\":{\"reportNo\":\"RPICC1\"},\"at\":\"2025-05-19T18:15:00+08:00\","
                                + "\"paidFen\":180000}");
        assertThat(parse(event).path("data").path("paidFen").asLong()).isEqualTo(180000);
    }

    @Test
    void refusesAClaimThatNamesNoLine() {
        TongquException refusal =
                refusal(
                        SampleEvents.event(
                                "claim.paid",
                                "{\"line\":{},\"at\":\"2025-05-19T18:15:00+08:00\"}"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.pointer()).contains("/data/line");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] gbk = SampleEvents.accidentReported().toString().getBytes(Charset.forName("GBK"));
        assertThat(refusal(gbk).code()).isEqualTo(ErrorCode.CHARSET_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                "{} {}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":1,}",
                "// c\n{}",
                "\uFEFF{}",
                "{\"a\":}",
                "{\"a\":\"\t\"}",
            })
    void refusesWhatIsNotRfc8259(String text) {
        assertThat(refusal(text).code()).isEqualTo(ErrorCode.PAYLOAD_NOT_JSON);
    }

    @Test
    void refusesNestingBeyond32Levels() {
        assertThat(refusal("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}").code())
                .isEqualTo(ErrorCode.PAYLOAD_NOT_JSON);
    }

    @Test
    void namesTheKeyThatOccursTwice() {
        String twice =
                SampleEvents.accidentReported()
                        .toString()
                        .replace("\"role\":", "\"name\":\"x\",\"role\":");
        TongquException refusal = refusal(twice);
        assertThat(refusal.code()).isEqualTo(ErrorCode.DUPLICATE_KEY);
        assertThat(refusal.pointer()).contains("/data/parties/0/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud842", "\\udfb7\\ud842", "\\u0000", "\\u001b"})
    void refusesTextThatNoDatabaseOrCharsetHolds(String escape) {
        String text =
                SampleEvents.accidentReported().toString().replace("前车等灯", "前车" + escape + "等灯");
        TongquException refusal = refusal(text);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.pointer()).contains("/data/narrative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e3", "1e999999999", "1111111111111111111111111111111"})
    void refusesNumbersThatGrow(String number) {
        String text = SampleEvents.accidentReported().toString().replace("180000", number);
        TongquException refusal = refusal(text);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.pointer()).contains("/data/estimatedLossFen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/data/parties/0/idNo       | \"330900190001010013\" | CHECK_DIGIT_WRONG",
                "/data/parties/0/idNo       | 330900190001010012   | INVALID_VALUE",
                "/data/parties/0/name       | \"测\\n试\"            | INVALID_VALUE",
                "/data/parties/0/name       | \"\"                   | INVALID_VALUE",
                "/data/parties/0/role       | \"PILOT\"              | UNKNOWN_CODE",
                "/data/parties/0/vehicleId  | \"V9\"                 | INVALID_VALUE",
                "/data/parties/0/phone      | null                   | INVALID_VALUE",
                "/data/parties/1/partyId    | \"P1\"                 | INVALID_VALUE",
                "/data/parties/1/face       | \"x\"                  | UNKNOWN_FIELD",
                "/data/vehicles/0/plateType | \"98\"                 | UNKNOWN_CODE",
                "/data/vehicles/0/plateType | 52                     | INVALID_VALUE",
                "/data/vehicles/0/plateNo   | \"浙<script>\"          | INVALID_VALUE",
                "/data/vehicles/1/trailerOf | \"V2\"                 | INVALID_VALUE",
                "/data/occurredAt           | \"2025-05-19T18:25:01+08:00\" | TIME_IN_FUTURE",
                "/data/occurredAt           | \"2025-05-19T18:08:00+08:00\" | INVALID_VALUE",
                "/data/occurredAt           | \"2025-02-30T18:05:00+08:00\" | INVALID_VALUE",
                "/data/occurredAt           | \"2025-05-19T18:05:00\"       | INVALID_VALUE",
                "/data/estimatedLossFen     | 1800.5                 | INVALID_VALUE",
                "/data/estimatedLossFen     | \"180000\"             | INVALID_VALUE",
                "/data/estimatedLossFen     | -1                     | INVALID_VALUE",
                "/data/weather              | \"0\"                  | UNKNOWN_CODE",
                "/data/divisionCode         | \"3309\"               | INVALID_VALUE",
                "/data/lat                  | \"30\"                 | INVALID_VALUE",
                "/data/coordSystem          | \"BD10\"               | UNKNOWN_CODE",
                "/specversion               | \"0.3\"                | INVALID_VALUE",
                "/id                        | \"a/b\"                | INVALID_VALUE",
                "/subject                   | \"\"                   | INVALID_VALUE",
                "/traceparent               | \"00\"                 | UNKNOWN_FIELD",
                "/type  | \"org.tongqu.accident.reported.v2\"        | INVALID_VALUE",
                "/type  | \"org.tongqu.accident.invented.v1\"        | UNKNOWN_EVENT_TYPE",
            })
    void namesTheFieldThatIsWrong(String pointer, String value, ErrorCode code) {
        TongquException refusal =
                refusal(SampleTrees.with(SampleEvents.accidentReported(), pointer, value));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id",
                "/data",
                "/data/occurredAt",
                "/data/parties",
                "/data/parties/0/role",
                "/data/parties/0/idType",
                "/data/vehicles/0/plateType",
                "/data/coordSystem",
                "/data/evidence/0/digestSm3"
            })
    void namesTheFieldThatIsMissing(String pointer) {
        TongquException refusal =
                refusal(SampleTrees.without(SampleEvents.accidentReported(), pointer));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MISSING_FIELD);
        assertThat(refusal.pointer()).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({"91330900MA2DEMX00C, true", "91330900MA2DEMX00D, false"})
    void checksTheCreditCodeOfACompany(String code, boolean holds) {
        ObjectNode event = SampleEvents.accidentReported();
        ((ObjectNode) event.at("/data/parties/0")).put("idType", "USCC").put("idNo", code);
        if (holds) {
            assertThat(parse(event)).isNotNull();
            return;
        }
        assertThat(refusal(event).code()).isEqualTo(ErrorCode.CHECK_DIGIT_WRONG);
    }

    @Test
    void onlyWarnsOfAVinThatFailsItsCheck() {
        ObjectNode event =
                SampleTrees.with(
                        SampleEvents.accidentReported(),
                        "/data/vehicles/0/vin",
                        "\"LTTAA11B5R0000001\"");
        JsonNode vehicles = parse(event).path("data").path("vehicles");
        assertThat(vehicles.path(0).path("vinCheckOk").asBoolean(true)).isFalse();
        assertThat(vehicles.path(1).has("vinCheckOk")).isFalse();
    }

    @Test
    void writesPlatesInOneFormAndKeepsTheReceivedOne() {
        ObjectNode event =
                SampleTrees.with(
                        SampleEvents.accidentReported(),
                        "/data/vehicles/0/plateNo",
                        "\"浙L·Ｄ00 0o1\"");
        JsonNode vehicle = parse(event).path("data").path("vehicles").path(0);
        assertThat(vehicle.path("plateNo").asText()).isEqualTo("浙LD00001");
        assertThat(vehicle.path("plateRaw").asText()).isEqualTo("浙L·Ｄ00 0o1");
    }

    @Test
    void refusesSharesThatDoNotSumTo100() {
        TongquException refusal = refusal(shares("PRIMARY", 70, "SECONDARY", 20));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.pointer()).contains("/data/liability/parties");
    }

    @Test
    void neverFillsInAShareThatIsBlank() {
        ObjectNode event = shares("EQUAL", 50, "EQUAL", 50);
        TongquException refusal =
                refusal(SampleTrees.without(event, "/data/liability/parties/1/sharePercent"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MISSING_FIELD);
        assertThat(refusal.pointer()).contains("/data/liability/parties/1/sharePercent");
    }

    @Test
    void leavesBlankSharesBlank() {
        ObjectNode event =
                SampleTrees.without(
                        SampleTrees.without(
                                shares("EQUAL", 50, "EQUAL", 50),
                                "/data/liability/parties/0/sharePercent"),
                        "/data/liability/parties/1/sharePercent");
        assertThat(parse(event).toString()).doesNotContain("sharePercent");
    }

    @Test
    void acceptsAnAccidentWithoutFault() {
        assertThat(parse(shares("NONE", 0, "NONE", 0))).isNotNull();
    }

    @Test
    void acceptsAnUndeterminedLiabilityWithoutShares() {
        ObjectNode event = shares("UNDETERMINED", 0, "UNDETERMINED", 0);
        assertThat(refusal(event).pointer()).contains("/data/liability/parties/0/sharePercent");
        SampleTrees.without(event, "/data/liability/parties/0/sharePercent");
        SampleTrees.without(event, "/data/liability/parties/1/sharePercent");
        assertThat(parse(event)).isNotNull();
    }

    @Test
    void refusesAShareThatContradictsItsLiability() {
        assertThat(refusal(shares("FULL", 90, "NONE", 10)).pointer())
                .contains("/data/liability/parties/0/sharePercent");
    }

    @Test
    void doesNotRepeatPersonalValuesInItsErrors() {
        TongquException refusal =
                refusal(
                        SampleTrees.with(
                                SampleEvents.accidentReported(),
                                "/data/parties/0/idNo",
                                "\"330900190001010013\""));
        assertThat(refusal).hasMessageNotContaining("330900190001010013");
    }

    @Test
    void validatesInLessThanAMillisecond() {
        byte[] payload =
                SampleEvents.accidentReported().toString().getBytes(StandardCharsets.UTF_8);
        Consumer<Integer> times =
                n -> {
                    for (int i = 0; i < n; i++) {
                        EVENTS.parse(payload);
                    }
                };
        times.accept(3_000);
        long start = System.nanoTime();
        times.accept(1_000);
        long microseconds = (System.nanoTime() - start) / 1_000_000;
        assertThat(microseconds).isLessThan(1_000);
    }

    private static ObjectNode shares(String first, int one, String second, int two) {
        ObjectNode event = SampleEvents.liabilityDetermined();
        JsonNode parties = event.path("data").path("liability").path("parties");
        ((ObjectNode) parties.path(0)).put("liability", first).put("sharePercent", one);
        ((ObjectNode) parties.path(1)).put("liability", second).put("sharePercent", two);
        return event;
    }

    private static ObjectNode parse(ObjectNode event) {
        return EVENTS.parse(event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static TongquException refusal(ObjectNode event) {
        return refusal(event.toString());
    }

    private static TongquException refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TongquException refusal(byte[] payload) {
        return catchThrowableOfType(TongquException.class, () -> EVENTS.parse(payload));
    }
}
