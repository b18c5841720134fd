package org.tongqu.partner.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns YAML into a Jackson tree and remembers the line of every JSON pointer. */
public final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,18}");

    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlTree(Path file) {
        this.file = file;
    }

    /**
     * Reads a file's text.
     *
     * @throws TongquException CONFIG_INVALID with file and line
     */
    public static ConfigFile read(Path file, String text) {
        YamlTree reader = new YamlTree(file);
        Node root = reader.compose(text);
        JsonNode tree = reader.node(root, "");
        return new ConfigFile(file, tree, reader.lines);
    }

    private Node compose(String text) {
        try {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw invalid(1, "", "the file is empty");
            }
            return root;
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
            throw invalid(line, "", "not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw invalid(1, "", "not YAML: " + broken.getMessage());
        }
    }

    private JsonNode node(Node node, String pointer) {
        lines.putIfAbsent(pointer, lineOf(node));
        if (!seen.add(node)) {
            throw invalid(lineOf(node), pointer, "aliases are not read; write the value out");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        }
        if (node instanceof SequenceNode sequence) {
            return array(sequence, pointer);
        }
        return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            Node key = entry.getKeyNode();
            if (!(key instanceof ScalarNode scalarKey)) {
                throw invalid(lineOf(key), pointer, "a key must be plain text");
            }
            String name = scalarKey.getValue();
            String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                throw invalid(lineOf(key), below, "the key occurs twice; keep one");
            }
            lines.put(below, lineOf(key));
            object.set(name, node(entry.getValueNode(), below));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String pointer) {
        ArrayNode array = JSON.arrayNode();
        for (Node element : sequence.getValue()) {
            array.add(node(element, pointer + "/" + array.size()));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(value);
        }
        if (value.isEmpty() || value.equals("null") || value.equals("~")) {
            return JSON.nullNode();
        }
        if (value.equals("true") || value.equals("false")) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        return number(value);
    }

    private static JsonNode number(String value) {
        if (INTEGER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
        }
        if (DECIMAL.matcher(value).matches()) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return JSON.textNode(value);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private TongquException invalid(int line, String pointer, String problem) {
        String place = file + ":" + line + ":" + (pointer.isEmpty() ? "/" : pointer);
        return TongquException.atField(ErrorCode.CONFIG_INVALID, place, place + ": " + problem);
    }
}
