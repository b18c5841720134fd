package org.tongqu.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/openapi.yaml} and the routes of {@code routes/inbound/} say the same. */
class OpenApiTests {
    private static final Pattern ID = Pattern.compile("(?m)^    id: (\\S+)$");
    private static final Pattern PATH = Pattern.compile("uri: \"?servlet:([^\\s\"?]+)");
    private static final Pattern METHOD = Pattern.compile("httpMethodRestrict: (\\S+)");

    @Test
    void namesEveryRouteWithItsMethodAndPath() throws IOException {
        assertThat(operations()).isNotEmpty().isEqualTo(routes());
    }

    @Test
    void refersOnlyToWhatItDefines() throws IOException {
        Map<String, Object> api = api();
        List<String> references =
                Pattern.compile("\\$ref: \"#/([^\"]+)\"")
                        .matcher(Files.readString(Path.of("docs/openapi.yaml")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(at(api, path)).isPresent());
    }

    private static Set<String> operations() throws IOException {
        return map(api().get("paths")).entrySet().stream()
                .flatMap(
                        path ->
                                map(path.getValue()).entrySet().stream()
                                        .map(
                                                method ->
                                                        text(
                                                                map(method.getValue())
                                                                        .get("operationId"),
                                                                method.getKey(),
                                                                path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> routes() throws IOException {
        Set<String> routes = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes/inbound"))) {
            for (Path file : files.toList()) {
                String route = Files.readString(file);
                Matcher path = PATH.matcher(route);
                if (path.find()) {
                    routes.add(text(group(ID, route), group(METHOD, route), path.group(1)));
                }
            }
        }
        return routes;
    }

    private static String text(@Nullable Object id, String method, String path) {
        return id + " " + method.toUpperCase(Locale.ROOT) + " " + path;
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private static Map<String, Object> api() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return map(yaml.load(Files.readString(Path.of("docs/openapi.yaml"))));
    }

    private static Optional<Object> at(Map<String, Object> root, String path) {
        Optional<Object> node = Optional.of(root);
        for (String name : path.split("/", -1)) {
            node = node.flatMap(parent -> Optional.ofNullable(map(parent).get(name)));
        }
        return node;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
