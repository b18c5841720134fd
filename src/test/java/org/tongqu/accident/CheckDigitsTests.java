package org.tongqu.accident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "330900190001010012",
                "330900190001010020",
                "330900190001011031"
            })
    void acceptsIdNumbers(String number) {
        assertThat(CheckDigits.idCard(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "33090019000101001", "3309001900010100１2", ""})
    void refusesIdNumbers(String number) {
        assertThat(CheckDigits.idCard(number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y43, true",
        "91330900MA2DEMX00C, true",
        "91330900MA2TETX015, true",
        "91350100M000100Y44, false",
        "91350100I000100Y43, false",
        "91350100M000100Y4, false"
    })
    void checksCreditCodes(String code, boolean holds) {
        assertThat(CheckDigits.uscc(code)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "1M8GDM9AXKP042788, true",
        "LTTAA11B4R0000001, true",
        "LTTAA11B6R0000002, true",
        "LTTBB22C2S0000003, true",
        "LTTAA11B5R0000001, false",
        "LTTAA11B4R000000I, false",
        "LTTAA11B4R000001, false"
    })
    void checksVehicleNumbers(String number, boolean holds) {
        assertThat(CheckDigits.vin(number)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "浙L·0T001, 浙L0T001",
        "浙L-0T001, 浙L0T001",
        "' 浙 l 0t001 ', 浙L0T001",
        "浙Ｌ０Ｔ００１, 浙L0T001",
        "浙LDO0OO1, 浙LD00001",
        "浙O12345, 浙O12345",
        "浙L00001D, 浙L00001D"
    })
    void writesPlatesInOneForm(String raw, String canonical) {
        assertThat(PlateNumber.canonical(raw)).isEqualTo(canonical);
        assertThat(PlateNumber.isCanonical(canonical)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"浙L·0T001", "", "浙L", "浙L<0T001>", "浙l0T001"})
    void knowsWhatIsNoPlateInThatForm(String text) {
        assertThat(PlateNumber.isCanonical(text)).isFalse();
    }
}
