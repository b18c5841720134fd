package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class KeyValueTextTests {
    private static final Charset GBK = Charset.forName("GBK");
    private static final KeyValueText TEXT = new KeyValueText("^", "=", GBK);

    @Test
    void writesPairsInTheirOrderEachEnded() {
        ObjectNode tree = object().put("b", "定海").put("a", 180_000).putNull("absent").put("c", "");

        assertThat(new String(TEXT.write(tree), GBK)).isEqualTo("b=定海^a=180000^c=^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a^b", "a=b", "a\nb", "a\u0000b", "测试𠮷", "测试䶮", "\uD800"})
    void refusesAValueThatWouldBreakOutOrBeReplaced(String value) {
        assertThatThrownBy(() -> TEXT.write(object().put("name", value)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.NOT_ENCODABLE);
                            assertThat(e.pointer()).contains("/name");
                            assertThat(e.detail()).doesNotContain(value);
                        });
    }

    @Test
    void doesNotTakeAByteOfAHanCharacterForASeparator() {
        byte[] bytes = TEXT.write(object().put("name", "乛")); // its second byte in GBK is '^'

        assertThat(bytes[6]).isEqualTo((byte) '^');
        assertThat(TEXT.read(bytes)).isEqualTo(object().put("name", "乛"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "a=1^b", "a1^", "=1^", "a=1=2^", "a b=1^", "a=1\n^", "^"})
    void refusesWhatAreNoPairs(String text) {
        assertRefused(text, ErrorCode.FILE_MALFORMED);
    }

    @Test
    void refusesAKeyThatOccursTwice() {
        assertRefused("a=1^a=2^", ErrorCode.DUPLICATE_KEY);
    }

    @Test
    void refusesBytesOfAnotherCharset() {
        assertThatThrownBy(() -> TEXT.read("a=定海区解放西路^".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CHARSET_MISMATCH));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(TEXT.read("a=^b=1^".getBytes(GBK))).isEqualTo(object().put("b", "1"));
    }

    private static void assertRefused(String text, ErrorCode code) {
        assertThatThrownBy(() -> TEXT.read(text.getBytes(GBK)))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
