package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

class FormFormatTests {
    private static final Charset GBK = Charset.forName("GBK");
    private static final FormFormat FORM = new FormFormat(GBK);

    @Test
    void keepsTheOrderAndLeavesOutWhatIsAbsent() throws IOException {
        Draft draft = FORM.draft(tree("{'b':'甲','a':1,'c':null,'d':true}"), "x", Map.of());

        assertThat(draft).isInstanceOf(Draft.Fields.class);
        assertThat(new String(draft.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("b=%BC%D7&a=1&d=true");
    }

    @Test
    void letsNoSeparatorBreakOutOfItsField() throws IOException {
        assertThat(written("{'a':'1&b=2%41 +\\r\\n'}")).isEqualTo("a=1%26b%3D2%2541+%2B%0D%0A");
    }

    @ParameterizedTest
    @CsvSource({
        "{'a':'测试𠮷'},NOT_ENCODABLE,/a",
        "{'a':{'b':1}},MAPPING_FAILED,/a",
        "{'a':[1]},MAPPING_FAILED,/a",
        "{'a&b':1},MAPPING_FAILED,/a&b"
    })
    void namesTheFieldThatCannotBeWritten(String output, ErrorCode code, String field) {
        assertThatThrownBy(() -> written(output))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(code);
                            assertThat(e.pointer()).contains(field);
                        });
    }

    private static String written(String output) throws IOException {
        return new String(FORM.write(tree(output)), StandardCharsets.US_ASCII);
    }

    private static JsonNode tree(String json) throws IOException {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}
