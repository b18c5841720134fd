package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.JsltSource.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The source of one message's transformation, to be looked at rather than run. */
record Transformation(String message, JsonNode declared, Path file, String text) {
    private static final Set<String> INWARD = Set.of("code-in", "outcome");
    private static final Set<String> WITH_TABLE = Set.of("code-in", "outcome", "code-out");

    static Transformation read(String message, JsonNode declared, Path file) {
        try {
            return new Transformation(message, declared, file, Files.readString(file));
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, file + " cannot be read", e);
        }
    }

    /** Whether it makes bytes of the partner's. */
    boolean isOutward() {
        return Set.of("translate", "ask").contains(declared.path("use").asText());
    }

    /** Whether it asks a table of that name. */
    boolean asks(String table) {
        return calls(table, WITH_TABLE);
    }

    /** Whether it asks a table what a code of the partner's means. */
    boolean asksInward(String table) {
        return calls(table, INWARD);
    }

    private boolean calls(String table, Set<String> functions) {
        return JsltSource.parse(text)
                .all()
                .filter(node -> node.kind().equals("FunctionCall"))
                .filter(node -> functions.contains(node.word()) && !node.children().isEmpty())
                .anyMatch(
                        node -> node.children().get(0).literal().filter(table::equals).isPresent());
    }

    /** Whether a name occurs in it as a word of its own. */
    boolean mentions(String name) {
        return Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(name) + "(?![A-Za-z0-9_-])")
                .matcher(text)
                .find();
    }

    /** The keys of the object that it makes, with their lines; empty when it is not so plain. */
    Optional<Map<String, Integer>> keys() {
        List<Node> children = JsltSource.parse(text).children();
        Node made = children.get(children.size() - 1);
        while (!made.kind().equals("Object")) {
            if (made.children().size() != 1) {
                return Optional.empty();
            }
            made = made.children().get(0);
        }
        Map<String, Integer> keys = new TreeMap<>();
        List<Node> rest = new ArrayList<>(made.children());
        while (!rest.isEmpty()) {
            Node last = rest.get(rest.size() - 1);
            Optional<String> key = pairKey(last);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            keys.put(key.get(), last.line());
            List<Node> parts = last.children();
            rest = parts.size() > 2 ? parts.subList(2, 3) : List.of();
        }
        return Optional.of(keys);
    }

    private static Optional<String> pairKey(Node node) {
        return node.kind().equals("Pair") ? node.children().get(0).literal() : Optional.empty();
    }
}
