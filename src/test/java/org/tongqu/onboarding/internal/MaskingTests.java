package org.tongqu.onboarding.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTests {
    @ParameterizedTest
    @CsvSource({
        "2025-05-19, 9999-99-99",
        "19/05/2025 18:05, 99/99/9999 99:99",
        "测试甲, 汉汉汉",
        "测试𠮷, 汉汉汉",
        "浙L0T001, 汉x9x999",
        "00000000001, 99999999999",
        "DEMO-PICC-C-0001, xxxx-xxxx-x-9999"
    })
    void showsTheFormAndNotTheContent(String value, String masked) {
        assertThat(Masking.of(value)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"0507", "14", "N1", "100"})
    void showsShortCodes(String code) {
        assertThat(Masking.of(code)).isEqualTo(code);
    }

    @Test
    void hidesShortNames() {
        assertThat(Masking.of("李")).isEqualTo("汉");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Masking.of("测".repeat(60))).hasSize(40 + "… (60)".length()).endsWith("… (60)");
    }
}
