package org.tongqu.disclosure.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

class MaskTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Situation SITUATION = situation("{\"roadName\":\"解放西路\"}", true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full        | \"x\"                  | \"x\"",
                "name        | \"张三\"               | \"张*\"",
                "name        | \"欧阳测试\"           | \"欧*\"",
                "name        | \"𠮷田\"               | \"𠮷*\"",
                "id          | \"330900190001010012\" | \"330***********0012\"",
                "id          | \"E1234567\"           | \"********\"",
                "phone       | \"00000000001\"        | \"*******0001\"",
                "phone       | \"95518\"              | \"*****\"",
                "plate       | \"浙L0T001\"           | \"浙L***01\"",
                "vin-last6   | \"LTTAA11B4R0000001\"  | \"000001\"",
                "road-name   | \"定海区解放西路1号\"  | \"解放西路\"",
                "insurer-only | {\"code\":\"PICC\",\"name\":\"x\"} | {\"code\":\"PICC\"}",
                "band        | 199999                 | \"<2000\"",
                "band        | 200000                 | \"2000-10000\"",
                "band        | 1000000                | \"2000-10000\"",
                "band        | 1000001                | \">10000\"",
                "date        | \"2025-05-19T18:05:00+08:00\" | \"2025-05-19\"",
                "month       | \"2025-05-19T18:05:00+08:00\" | \"2025-05\"",
                "count       | [1,2,3]                | 3",
            })
    void showsWhatItMay(String mask, String value, String shown) throws IOException {
        assertThat(Mask.of(mask).apply(JSON.readTree(value), SITUATION))
                .contains(JSON.readTree(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full      | {\"a\":1}",
                "full      | [1]",
                "name      | 7",
                "id        | {\"a\":1}",
                "vin-last6 | \"SHORT1\"",
                "band      | \"180000\"",
                "count     | 7",
                "insurer-only | {\"name\":\"x\"}",
                "full-without-policy | \"x\"",
            })
    void showsNothingOfWhatItDoesNotKnow(String mask, String value) throws IOException {
        assertThat(Mask.of(mask).apply(JSON.readTree(value), SITUATION)).isEmpty();
    }

    @Test
    void showsAnIdNumberWhereNoPolicyIsKnown() throws IOException {
        JsonNode value = JSON.readTree("\"x\"");
        assertThat(Mask.of("full-without-policy").apply(value, situation("{}", false)))
                .contains(value);
    }

    @Test
    void showsNoRoadWhereTheReportNamesNone() throws IOException {
        JsonNode address = JSON.readTree("\"定海区解放西路1号\"");
        assertThat(Mask.of("road-name").apply(address, situation("{}", true))).isEmpty();
    }

    @Test
    void takesNamesAndNumbersOutOfFreeText() {
        Situation situation =
                situation(
                        "{\"parties\":[{\"name\":\"测试甲\",\"phone\":\"00000000001\"}],"
                                + "\"vehicles\":[{\"plateNo\":\"浙L0T001\"}]}",
                        true);
        assertThat(situation.scan("测 试·甲驾浙L-0T001，电话000-0000-0001，另一人110105 19491231 002X"))
                .isEqualTo("***驾***，电话***，另一人***");
        assertThat(situation.scan("前车等灯，后车追尾，约3米")).isEqualTo("前车等灯，后车追尾，约3米");
    }

    private static Situation situation(String json, boolean policyKnown) {
        try {
            return new Situation(JSON.readTree(json), policyKnown);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
