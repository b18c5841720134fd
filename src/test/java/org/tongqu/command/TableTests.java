package org.tongqu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTests {

    @Test
    void alignsColumnsAsATerminalShowsThem() {
        Table table = new Table("A", "B").row("人保（模拟）", "x").row("PICC", "y");

        assertThat(table.toString().lines())
                .containsExactly("A             B", "人保（模拟）  x", "PICC          y");
    }

    @Test
    void countsChineseCharactersTwice() {
        assertThat(Table.width("通衢 Tongqu")).isEqualTo(11);
        assertThat(Table.width("𠮷")).isEqualTo(2);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("A", "B").row("only one"));
    }
}
