package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;

import java.util.List;

/** The run at a glance: a tile per entry, its colour the result, its bar the time it took. */
final class ReportPicture {
    private static final int TILE = 76;
    private static final int GAP = 8;
    private static final int PER_ROW = 8;
    private static final int HEIGHT = 58;

    private ReportPicture() {}

    static String of(List<Entry> entries) {
        long slowest = entries.stream().mapToLong(Entry::millis).max().orElse(1);
        int rows = (entries.size() + PER_ROW - 1) / PER_ROW;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg role=\"img\" aria-label=\"结果一览 results at a glance\" viewBox=\"0 0 ")
                .append(PER_ROW * (TILE + GAP))
                .append(' ')
                .append(rows * (HEIGHT + GAP))
                .append("\">");
        for (int i = 0; i < entries.size(); i++) {
            int x = i % PER_ROW * (TILE + GAP);
            int y = i / PER_ROW * (HEIGHT + GAP);
            svg.append(tile(entries.get(i), x, y, Math.max(1, slowest)));
        }
        return svg.append("</svg>").toString();
    }

    private static String tile(Entry entry, int x, int y, long slowest) {
        long bar = Math.max(2, entry.millis() * (TILE - 12) / slowest);
        return ("<g><title>%s %s · %s</title><rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\""
                        + " height=\"%d\" rx=\"6\"/><text x=\"%d\" y=\"%d\">%s</text>"
                        + "<text class=\"s\" x=\"%d\" y=\"%d\">%s</text>"
                        + "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"3\"/></g>")
                .formatted(
                        entry.number(),
                        ReportPage.escaped(entry.title().zh()),
                        ReportPage.escaped(entry.title().en()),
                        entry.result().name(),
                        x,
                        y,
                        TILE,
                        HEIGHT,
                        x + 6,
                        y + 20,
                        entry.number() + " " + mark(entry.result()),
                        x + 6,
                        y + 38,
                        ReportPage.escaped(entry.title().zh()),
                        x + 6,
                        y + HEIGHT - 9,
                        bar);
    }

    static String mark(Result result) {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_APPLICABLE -> "–";
            case NOT_RUN -> "·";
        };
    }
}
