package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopDepthTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": .a} | 0",
                "[for (.a) .b] | 1",
                "[for (.a) [for (.b) .c]] | 2",
                "{for (.a) .b: .c} | 1",
                "[for (.a) contains(.b, $list)] | 2",
                "[for (.a) number(.b)] | 1",
                "[for (flatten([for (.a) [for (.b) .c]])) .d] | 2",
                "let all = flatten([for (.a) [for (.b) .c]]) {\"n\": [for ($all) [for ($all) .x]]} | 4",
                "def each(list) [for ($list) .x] [for (.a) each(.b)] | 2",
                "[for (.a) .b] + [for (.c) .d] | 1"
            })
    void countsLoopsWithinLoops(String text, int depth) {
        assertThat(LoopDepth.of(text.replace("$list", ".list"))).isEqualTo(depth);
    }
}
