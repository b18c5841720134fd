package org.tongqu.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rows in aligned columns; Chinese characters count as two, as terminals show them. */
final class Table {

    private static final String GAP = "  ";

    /** The blocks that Unicode's East Asian Width calls wide or full width: first to last. */
    private static final NavigableMap<Integer, Integer> WIDE =
            new TreeMap<>(
                    Map.of(
                            0x1100, 0x115F, 0x2E80, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30,
                            0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1FAFF, 0x20000,
                            0x3FFFD));

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column titles. */
    Table(String... titles) {
        rows.add(List.of(titles));
    }

    /** Adds a row; it must have as many cells as there are titles. */
    Table row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        return rows.stream().map(this::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widthOf(column) - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int widthOf(int column) {
        return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }

    static int width(String text) {
        return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    private static boolean isWide(int point) {
        Map.Entry<Integer, Integer> block = WIDE.floorEntry(point);
        return block != null && point <= block.getValue();
    }
}
