package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** How an answer of the hub is shown: as a table, or as the JSON that came. */
@Command
final class Shown {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String NOTHING = "-";

    @Option(names = "--json", description = "输出 JSON · Prints JSON instead of a table.")
    private boolean json;

    /** Prints it one way or the other. */
    void print(PrintWriter out, JsonNode answer, Function<JsonNode, String> table) {
        out.println(json ? answer.toPrettyString() : table.apply(answer));
        out.flush();
    }

    /** A cell: the field's text, or a dash. */
    static String cell(JsonNode row, String field) {
        String text = row.path(field).asText("");
        return text.isEmpty() || row.path(field).isNull() ? NOTHING : text;
    }

    /** A cell that holds a time, as clocks in Zhejiang show it. */
    static String time(JsonNode row, String field) {
        return TIME.format(Instant.parse(row.path(field).asText()));
    }

    /** What to say where a table would have no rows. */
    static String orNothing(JsonNode rows, Function<JsonNode, Table> table) {
        return rows.isEmpty() ? "无记录 · nothing" : table.apply(rows).toString();
    }
}
