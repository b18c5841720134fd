package org.tongqu.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegexTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"^a+$", "[0-9]{4}", "a|b", "(ab)+", "\\(x\\)", "[^)]*", "(?:a)b?", "[(+]+"})
    void acceptsPlainOnes(String regex) {
        assertThat(LinearRegex.holds(regex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a*)*b",
                "((a+))+",
                "(a|aa)+",
                "(?:a|b)*",
                "(a)\\1",
                "(?=a)",
                "(?<n>a)\\k<n>",
                ".*.*.*x",
                "(?i)a",
                "([a-z]+)*",
                "((a)b{2}){3}"
            })
    void refusesThoseThatMayBacktrack(String regex) {
        assertThat(LinearRegex.holds(regex)).isFalse();
    }
}
