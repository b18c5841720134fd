package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The same JSON as other libraries write it. */
final class JsonStyles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PERMUTED_MEMBERS = 4;

    /** Gson escapes {@code = < > & '}, PHP the slash, some serialisers {@code +}. */
    private static final List<UnaryOperator<String>> ESCAPES =
            List.of(
                    text -> text,
                    text -> text.replace("=", "\\u003d").replace("&", "\\u0026"),
                    text -> text.replace("/", "\\/"),
                    text -> text.replace("+", "\\u002B"));

    private JsonStyles() {}

    static Stream<byte[]> of(byte[] json) {
        JsonNode tree = read(json);
        if (!tree.isObject()) {
            return Stream.empty();
        }
        return orders(tree).stream().flatMap(JsonStyles::styles);
    }

    private static JsonNode read(byte[] json) {
        boolean likely = json.length > 1 && json[0] == '{';
        try {
            return likely ? JSON.readTree(json) : JsonNodeFactory.instance.missingNode();
        } catch (IOException other) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static Stream<byte[]> styles(JsonNode tree) {
        return Stream.of(compact(tree), spaced(tree), pretty(tree), jackson(tree))
                .flatMap(text -> ESCAPES.stream().map(escape -> escape.apply(text)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> orders(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        List<List<String>> orders =
                names.size() <= PERMUTED_MEMBERS
                        ? Permutations.of(names)
                        : List.of(names, List.copyOf(new TreeSet<>(names)));
        return orders.stream().map(order -> inOrder(object, order)).toList();
    }

    private static JsonNode inOrder(JsonNode object, List<String> names) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> ordered.set(name, object.get(name)));
        return ordered;
    }

    private static String compact(JsonNode tree) {
        return tree.toString();
    }

    /** As Python's json.dumps writes it. */
    private static String spaced(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return "{"
                    + String.join(
                            ", ",
                            object.properties().stream()
                                    .map(e -> quoted(e.getKey()) + ": " + spaced(e.getValue()))
                                    .toList())
                    + "}";
        }
        if (node instanceof ArrayNode array) {
            List<String> items = new ArrayList<>();
            array.forEach(item -> items.add(spaced(item)));
            return "[" + String.join(", ", items) + "]";
        }
        return node.toString();
    }

    /** As JSON.stringify(…, null, 2) writes a flat object. */
    private static String pretty(JsonNode tree) {
        List<String> lines =
                tree.properties().stream()
                        .map(e -> "  " + quoted(e.getKey()) + ": " + e.getValue())
                        .toList();
        return "{\n" + String.join(",\n", lines) + "\n}";
    }

    private static String jackson(JsonNode tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            return tree.toString();
        }
    }

    private static String quoted(String name) {
        return JsonNodeFactory.instance.textNode(name).toString();
    }
}
