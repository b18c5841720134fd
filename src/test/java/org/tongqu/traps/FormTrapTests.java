package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongqu.failure.ErrorCode;

import java.util.Locale;
import java.util.Set;

/** Traps of how plates, names, times and amounts are written. */
class FormTrapTests {
    private static final Set<Insurer> IN_GBK = Set.of(Insurer.YGBX, Insurer.TAIC);
    private static final int CCIC_RECORD = 266;

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap09APlateOfEightCharactersIsCutNowhere(Insurer insurer) {
        ObjectNode document = Told.rearEnd();
        ((ObjectNode) document.at("/vehicles/0")).put("plateNo", "浙LD00001").put("plateType", "52");
        assertThat(Told.text(insurer, document).replaceAll("%B7|[·-]", "")).contains("D00001");
        if (insurer == Insurer.CCIC) {
            assertThat(Told.field(insurer, "PLATTP", document)).isEqualTo("52");
        }
    }

    @Test
    void trap10FixedWidthCountsBytesAndSplitsNoCharacter() {
        ObjectNode fits = Told.rearEnd().put("address", "路".repeat(28) + "𠮷");
        assertThat(Told.bytes(Insurer.CCIC, fits)).hasSize(CCIC_RECORD);
        assertThat(Told.field(Insurer.CCIC, "LOSSAD", fits)).endsWith("路𠮷");
        assertThat(Told.field(Insurer.CCIC, "PLATNO", fits)).isEqualTo("浙L0T001");
        ObjectNode tooLong = Told.rearEnd().put("address", "路".repeat(29) + "𠮷");
        assertThat(Told.refusal(Insurer.CCIC, tooLong)).isEqualTo(ErrorCode.VALUE_TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource(Insurer.class)
    void trap11ARareCharacterArrivesExactlyOrIsNotSent(Insurer insurer) {
        ObjectNode document = Told.rearEnd();
        ((ObjectNode) document.at("/parties/0")).put("name", "测试𠮷");
        if (IN_GBK.contains(insurer)) {
            assertThat(Told.refusal(insurer, document)).isEqualTo(ErrorCode.NOT_ENCODABLE);
            return;
        }
        assertThat(Told.text(insurer, document)).contains("测试𠮷").doesNotContain("测试?");
    }

    /** Half past midnight in Shanghai is still the day before in UTC. */
    @ParameterizedTest
    @CsvSource({
        "PICC, damageDate damageHour, 2025-05-20 00:30",
        "PAIC, accidentDate, '\"2025-05-20 00:30:15\"'",
        "CPIC, loss_time, 1747672215000",
        "GPIC, LossTime, 202505200030",
        "CICP, cxsj, '\"20250520003015\"'",
        "YGBX, tAcdtTm, 2025/05/20 00:30",
        "CCIC, LOSSDT LOSSTM, 20250520 003015",
        "TAIC, chuXianShiJian, 250520003015"
    })
    void trap12ATimeWithoutZoneOrSecondsIsOfShanghai(
            Insurer insurer, String fields, String written) {
        ObjectNode document = Told.rearEnd().put("occurredAt", "2025-05-19T16:30:15Z");
        StringBuilder told = new StringBuilder();
        for (String field : fields.split(" ", -1)) {
            told.append(told.isEmpty() ? "" : " ").append(Told.field(insurer, field, document));
        }
        assertThat(told).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"GPIC, 51", "PICC, Claim", "YGBX, B", "TAIC, 立案"})
    void trap12WhatComesWithoutZoneIsReadAsOfShanghai(Insurer insurer, String step) {
        assertThat(Told.claim(insurer, step, "").path("at").asText())
                .isEqualTo("2025-05-19T18:05:00+08:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,800.00 | 180000",
                "1800 | 180000",
                "1800.5 | 180050",
                "0.01 | 1",
                "12,345,678.91 | 1234567891"
            })
    void trap31YuanIsReadInEveryForm(String yuan, long fen) {
        String paid = "<sumPaid>%s</sumPaid>".formatted(yuan);
        assertThat(Told.claim(Insurer.PICC, "PayFee", paid).path("paidFen").longValue())
                .isEqualTo(fen);
        paid = "<PayAmount>%s</PayAmount>".formatted(yuan);
        assertThat(Told.claim(Insurer.GPIC, "59", paid).path("paidFen").longValue()).isEqualTo(fen);
        assertThat(Told.claim(Insurer.YGBX, "I", "|" + yuan).path("paidFen").longValue())
                .isEqualTo(fen);
    }

    @Test
    void trap31AnAmountInJsonNumbersIsExact() {
        for (long fen : new long[] {1, 10, 29, 180_010, 1_234_567_891, 99_999_999_999L}) {
            String yuan = String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
            String paid = ",\"payAmount\":" + yuan;
            assertThat(Told.claim(Insurer.PAIC, "09", paid).path("paidFen").longValue())
                    .isEqualTo(fen);
        }
    }
}
