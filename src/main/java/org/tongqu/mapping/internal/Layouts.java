package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records, files, lines and tables of one {@code layout.yaml}. */
final class Layouts {
    private static final String SCHEMA = "schema/layout.schema.json";

    /** A fixed-width field; {@code value} is what it always holds. */
    record Field(String name, int length, boolean number, boolean required, String value) {}

    /** A file of records with an optional header. */
    record FileLayout(
            Optional<String> header,
            String record,
            Optional<String> position,
            Optional<String> count,
            Optional<String> sum,
            Optional<String> summed) {}

    /** A first line, and lines below it. */
    record TableLayout(String head, String row, Optional<String> count) {}

    /** A delimited line. */
    record LineLayout(String separator, List<String> columns, int required) {}

    private final Map<String, List<Field>> records = new HashMap<>();
    private final Map<String, FileLayout> files = new HashMap<>();
    private final Map<String, LineLayout> lines = new HashMap<>();
    private final Map<String, TableLayout> tables = new HashMap<>();

    private Layouts() {}

    /**
     * Reads the layouts; a folder without {@code layout.yaml} has none.
     *
     * @throws TongquException CONFIG_INVALID: lengths do not add up, a name is not there
     */
    static Layouts read(Path path) {
        Layouts layouts = new Layouts();
        if (Files.exists(path)) {
            ConfigFile file = ConfigFiles.read(path, SCHEMA);
            JsonNode tree = file.tree();
            tree.path("records").properties().forEach(e -> layouts.addRecord(file, e));
            tree.path("files").properties().forEach(e -> layouts.addFile(file, e));
            tree.path("lines").properties().forEach(e -> layouts.addLine(e));
            tree.path("tables").properties().forEach(e -> layouts.addTable(file, e));
        }
        return layouts;
    }

    /** A record by name, in a charset. */
    Optional<FixedRecord> record(String name, Charset charset) {
        return Optional.ofNullable(records.get(name))
                .map(fields -> new FixedRecord(fields, charset));
    }

    /** A file by name, in a charset. */
    Optional<FixedFile> file(String name, Charset charset) {
        return Optional.ofNullable(files.get(name))
                .flatMap(
                        layout ->
                                record(layout.record(), charset)
                                        .map(
                                                record ->
                                                        new FixedFile(
                                                                layout,
                                                                layout.header()
                                                                        .flatMap(
                                                                                h ->
                                                                                        record(
                                                                                                h,
                                                                                                charset)),
                                                                record)));
    }

    /** A delimited line by name, in a charset. */
    Optional<DelimitedLine> line(String name, Charset charset) {
        return Optional.ofNullable(lines.get(name)).map(line -> new DelimitedLine(line, charset));
    }

    /** A table of delimited lines by name, in a charset. */
    Optional<DelimitedTable> table(String name, Charset charset) {
        return Optional.ofNullable(tables.get(name))
                .map(
                        table ->
                                new DelimitedTable(
                                        line(table.head(), charset).orElseThrow(),
                                        line(table.row(), charset).orElseThrow(),
                                        table.count(),
                                        charset));
    }

    private void addTable(ConfigFile file, Map.Entry<String, JsonNode> entry) {
        JsonNode tree = entry.getValue();
        for (String part : List.of("head", "row")) {
            if (!lines.containsKey(tree.path(part).asText())) {
                throw file.invalid(
                        "/tables/" + entry.getKey() + "/" + part,
                        "no line " + tree.path(part).asText());
            }
        }
        tables.put(
                entry.getKey(),
                new TableLayout(
                        tree.path("head").asText(),
                        tree.path("row").asText(),
                        text(tree, "count")));
    }

    private void addRecord(ConfigFile file, Map.Entry<String, JsonNode> entry) {
        String at = "/records/" + entry.getKey();
        List<Field> fields = new ArrayList<>();
        int length = 0;
        for (JsonNode field : entry.getValue().path("fields")) {
            Field read = field(field);
            if (read.value().length() > read.length()) {
                throw file.invalid(at, "the value of " + read.name() + " is too long");
            }
            length += read.length();
            fields.add(read);
        }
        if (length != entry.getValue().path("length").asInt()) {
            throw file.invalid(at + "/length", "the fields are " + length + " bytes together");
        }
        records.put(entry.getKey(), List.copyOf(fields));
    }

    private static Field field(JsonNode field) {
        return new Field(
                field.path("name").asText(),
                field.path("length").asInt(),
                field.path("number").asBoolean(),
                field.path("required").asBoolean(),
                field.path("value").asText());
    }

    private void addFile(ConfigFile file, Map.Entry<String, JsonNode> entry) {
        String at = "/files/" + entry.getKey();
        JsonNode tree = entry.getValue();
        FileLayout layout =
                new FileLayout(
                        text(tree, "header"),
                        tree.path("record").asText(),
                        text(tree, "position"),
                        text(tree, "count"),
                        text(tree, "sum"),
                        text(tree, "summed"));
        requireRecord(file, at + "/record", layout.record());
        layout.header().ifPresent(name -> requireRecord(file, at + "/header", name));
        layout.position().ifPresent(n -> requireField(file, at + "/position", layout.record(), n));
        layout.summed().ifPresent(n -> requireField(file, at + "/summed", layout.record(), n));
        layout.header()
                .ifPresent(
                        header -> {
                            layout.count()
                                    .ifPresent(n -> requireField(file, at + "/count", header, n));
                            layout.sum().ifPresent(n -> requireField(file, at + "/sum", header, n));
                        });
        files.put(entry.getKey(), layout);
    }

    private void requireRecord(ConfigFile file, String at, String name) {
        if (!records.containsKey(name)) {
            throw file.invalid(at, "no record " + name);
        }
    }

    private void requireField(ConfigFile file, String at, String record, String name) {
        if (records.getOrDefault(record, List.of()).stream()
                .noneMatch(f -> f.name().equals(name))) {
            throw file.invalid(at, "record " + record + " has no field " + name);
        }
    }

    private void addLine(Map.Entry<String, JsonNode> entry) {
        List<String> columns = new ArrayList<>();
        entry.getValue().path("columns").forEach(column -> columns.add(column.asText()));
        int required = entry.getValue().path("required").asInt(columns.size());
        String separator = entry.getValue().path("separator").asText();
        lines.put(entry.getKey(), new LineLayout(separator, List.copyOf(columns), required));
    }

    private static Optional<String> text(JsonNode tree, String name) {
        return Optional.ofNullable(tree.path(name).textValue());
    }
}
