package org.tongqu.architecture;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plain YAML as maps, lists and scalars; refuses a key given twice. */
final class YamlTree {

    /** A key and what stands under it. */
    record Entry(String key, @Nullable Object value) {

        boolean isText() {
            return value instanceof String;
        }

        String text() {
            return String.valueOf(value);
        }
    }

    private YamlTree() {}

    /** The document, or {@code null} where it is empty. */
    static @Nullable Object parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /** Every entry of every map in the tree, outer ones first. */
    static Stream<Entry> entries(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return children(map).flatMap(e -> Stream.concat(Stream.of(e), entries(e.value())));
        }
        if (tree instanceof List<?> list) {
            return list.stream().flatMap(YamlTree::entries);
        }
        return Stream.empty();
    }

    /** The entries of this map alone. */
    static Stream<Entry> children(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(e -> new Entry(String.valueOf(e.getKey()), e.getValue()));
    }

    /** What stands under a key, an empty map where that is nothing or no map. */
    static Map<?, ?> mapAt(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> found ? found : Map.of();
    }

    /** What stands under a key as text, empty where that is nothing. */
    static String textAt(Map<?, ?> map, String key) {
        Object found = map.get(key);
        return found == null ? "" : found.toString().strip();
    }
}
