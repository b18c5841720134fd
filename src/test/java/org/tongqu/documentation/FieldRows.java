package org.tongqu.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Every field that a schema describes, in its order, as rows of a table. */
final class FieldRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One field: its path, its schema, and whether the object above demands it. */
    record Field(String path, JsonNode schema, boolean required) {}

    private final JsonNode root;
    private final List<Field> fields = new ArrayList<>();

    private FieldRows(JsonNode root) {
        this.root = root;
        addBelow(root, "");
    }

    static FieldRows of(String schema) throws IOException {
        try (InputStream in =
                FieldRows.class.getClassLoader().getResourceAsStream("schema/" + schema)) {
            return new FieldRows(JSON.readTree(Objects.requireNonNull(in, schema)));
        }
    }

    List<Field> fields() {
        return fields;
    }

    private void addBelow(JsonNode schema, String at) {
        JsonNode node = resolved(schema);
        node.path("properties")
                .properties()
                .forEach(
                        e -> {
                            String path = at.isEmpty() ? e.getKey() : at + "." + e.getKey();
                            boolean required = lists(node.path("required"), e.getKey());
                            fields.add(new Field(path, e.getValue(), required));
                            addBelow(e.getValue(), path);
                        });
        if (node.path("additionalProperties").isObject()) {
            addBelow(node.path("additionalProperties"), at + ".<name>");
        }
        if (node.path("items").isObject()) {
            addBelow(node.path("items"), at + "[]");
        }
        node.path("oneOf").forEach(one -> addBelow(one, at));
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#") ? root.at(reference.substring(1)) : schema;
    }

    private static boolean lists(JsonNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asText().equals(name));
    }

    /** The table. */
    String table() {
        return """
                | 字段 field | 含义 meaning | 缺省 default | 示例 example |
                |---|---|---|---|
                """
                + fields.stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Field field) {
        return "| `%s` | %s<br/>%s%s | %s | `%s` |%n"
                .formatted(
                        field.path(),
                        cell(field.schema().path("x-zh").asText()),
                        cell(field.schema().path("description").asText()),
                        allowed(field.schema()),
                        standard(field),
                        cell(shown(field.schema().at("/examples/0"))))
                .replace(System.lineSeparator(), "\n");
    }

    private String allowed(JsonNode schema) {
        JsonNode node = resolved(schema);
        JsonNode words = node.has("enum") ? node.path("enum") : node.at("/items/enum");
        return words.isEmpty()
                ? ""
                : "<br/>"
                        + words.valueStream()
                                .map(word -> "`" + word.asText() + "`")
                                .collect(Collectors.joining(", "));
    }

    private static String standard(Field field) {
        if (field.schema().has("default")) {
            return "`" + cell(shown(field.schema().path("default"))) + "`";
        }
        return field.required() ? "必填 required" : "–";
    }

    /** As it would stand in YAML, on one line. */
    private static String shown(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
