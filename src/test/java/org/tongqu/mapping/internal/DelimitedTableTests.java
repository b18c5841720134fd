package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.Layouts.LineLayout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class DelimitedTableTests {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DelimitedTable TABLE =
            new DelimitedTable(
                    line("code", "count"), line("name", "at"), Optional.of("count"), GBK);

    @Test
    void readsAFirstLineAndRows() {
        assertThat(read("0|2\r\n甲|1\r\n乙|\r\n"))
                .isEqualTo(
                        "{\"head\":{\"code\":\"0\",\"count\":\"2\"},"
                                + "\"rows\":[{\"name\":\"甲\",\"at\":\"1\"},{\"name\":\"乙\"}]}");
        assertThat(read("0|0")).endsWith("\"rows\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',FILE_MALFORMED",
        "'0',FILE_MALFORMED",
        "'0|1\n甲|1|2',FILE_MALFORMED",
        "'0|1\n甲',FILE_MALFORMED",
        "'0|2\n甲|1',FILE_TOTAL_MISMATCH",
        "'0|many\n甲|1',FILE_TOTAL_MISMATCH"
    })
    void refusesWhatIsNoSuchTable(String text, ErrorCode code) {
        assertRefused(text.getBytes(GBK), code);
    }

    @Test
    void refusesAnotherCharset() {
        assertRefused("0|1\n测试测试|1".getBytes(StandardCharsets.UTF_8), ErrorCode.CHARSET_MISMATCH);
    }

    private static void assertRefused(byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> TABLE.read(bytes))
                .isInstanceOfSatisfying(
                        TongquException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static String read(String text) {
        return TABLE.read(text.getBytes(GBK)).toString();
    }

    private static DelimitedLine line(String... columns) {
        return new DelimitedLine(new LineLayout("|", List.of(columns), columns.length), GBK);
    }
}
