package org.tongqu.accident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTests {

    @Test
    void withAnotherTypeIsAnotherPlate() {
        assertThat(new Plate("浙L00001", "01").normalised())
                .isNotEqualTo(new Plate("浙L00001", "02").normalised());
    }

    @Test
    void needsBothNumberAndType() {
        var node = JsonNodeFactory.instance.objectNode().put("plateNo", "浙L0T001");
        assertThat(Plate.of(node)).isEmpty();
        assertThat(Plate.of(node.putNull("plateType"))).isEmpty();
        assertThat(Plate.of(node.put("plateType", "02"))).contains(new Plate("浙L0T001", "02"));
    }

    @ParameterizedTest
    @CsvSource({
        "浙L·0T001, 浙L0T001",
        "浙l0t001, 浙L0T001",
        "浙Ｌ０Ｔ００１, 浙L0T001",
        "浙L 0T-001, 浙L0T001",
        "浙LOTOOI, 浙L0T001",
        "浙O12345, 浙O12345"
    })
    void isOneTextHoweverItWasWritten(String written, String canonical) {
        assertThat(PlateNumber.canonical(written)).isEqualTo(canonical);
        assertThat(PlateNumber.isCanonical(canonical)).isTrue();
    }
}
