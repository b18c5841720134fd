package org.tongqu.architecture;

import org.tongqu.architecture.YamlTree.Entry;
import org.yaml.snakeyaml.error.YAMLException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads route files as plain YAML and complains where one leaves the rules of the house. */
final class RouteLint {

    private static final int MOST_LINES = 60;
    private static final int MOST_STEPS = 12;

    private static final String ROUTE = "route";
    private static final String TEMPLATE = "routeTemplate";
    private static final String POLICY = "routeConfiguration";

    private static final Set<String> UNITS = Set.of(ROUTE, TEMPLATE, POLICY);
    private static final Set<String> SCRIPTS =
            Set.of("script", "groovy", "js", "java", "joor", "mvel", "ognl", "python");
    private static final Set<String> ERROR_HANDLING =
            Set.of("doTry", "doCatch", "onException", "errorHandler", "onFallback");
    private static final Set<String> ENDPOINTS = Set.of("uri", "to", "toD", "wireTap");
    private static final Pattern CONTENT =
            Pattern.compile("\\$(simple)?\\{[^}]*(body|header)", Pattern.CASE_INSENSITIVE);

    /** What one file holds. */
    private record Unit(RouteFile file, String kind, Map<?, ?> body) {

        Map<?, ?> route() {
            return kind.equals(TEMPLATE) ? YamlTree.mapAt(body, ROUTE) : body;
        }

        Stream<Entry> entries() {
            return YamlTree.entries(body);
        }
    }

    private final Set<String> policies;
    private final List<Function<Unit, Stream<String>>> rules =
            List.of(
                    this::isNamedAfterItsFile,
                    this::isDescribed,
                    this::isInItsFolder,
                    this::templatesUseTheRouteForm,
                    this::namesPoliciesThatExist,
                    this::isShort,
                    this::hasNoScripts,
                    this::leavesErrorsToPolicies,
                    this::logsNoContent);

    private RouteLint(Set<String> policies) {
        this.policies = policies;
    }

    /** One line for each thing wrong: the file, then what is wrong with it. */
    static List<String> complaintsAbout(List<RouteFile> files) {
        Set<String> policies =
                files.stream()
                        .filter(RouteFile::isPolicy)
                        .map(RouteFile::expectedId)
                        .collect(Collectors.toSet());
        RouteLint lint = new RouteLint(policies);
        return files.stream()
                .flatMap(file -> lint.complaints(file).map(c -> file.path() + ": " + c))
                .toList();
    }

    private Stream<String> complaints(RouteFile file) {
        Stream<String> ofTheText = Stream.concat(hasTheSuffix(file), fitsOnAScreen(file));
        return Stream.concat(ofTheText, complaintsOfContent(file));
    }

    private Stream<String> complaintsOfContent(RouteFile file) {
        try {
            if (YamlTree.parse(file.text()) instanceof List<?> list
                    && list.size() == 1
                    && list.get(0) instanceof Map<?, ?> document
                    && document.size() == 1) {
                return YamlTree.children(document).flatMap(only -> complaintsOfUnit(file, only));
            }
        } catch (YAMLException e) {
            return Stream.of("is not YAML: " + e.getMessage());
        }
        return Stream.of("must hold exactly one of " + unitNames());
    }

    private Stream<String> complaintsOfUnit(RouteFile file, Entry only) {
        if (UNITS.contains(only.key()) && only.value() instanceof Map<?, ?> body) {
            Unit unit = new Unit(file, only.key(), body);
            return rules.stream().flatMap(rule -> rule.apply(unit));
        }
        return Stream.of("holds '" + only.key() + "', must hold one of " + unitNames());
    }

    private static Stream<String> hasTheSuffix(RouteFile file) {
        boolean right = file.path().toString().endsWith(RouteFile.SUFFIX);
        return right ? Stream.empty() : Stream.of("must end in " + RouteFile.SUFFIX);
    }

    private static Stream<String> fitsOnAScreen(RouteFile file) {
        long lines = file.text().lines().count();
        return lines <= MOST_LINES
                ? Stream.empty()
                : Stream.of("has " + lines + " lines, at most " + MOST_LINES);
    }

    private Stream<String> isNamedAfterItsFile(Unit unit) {
        String id = YamlTree.textAt(unit.body(), "id");
        String expected = unit.file().expectedId();
        return id.equals(expected)
                ? Stream.empty()
                : Stream.of("has the id '" + id + "', its name says '" + expected + "'");
    }

    private Stream<String> isDescribed(Unit unit) {
        return YamlTree.textAt(unit.body(), "description").isEmpty()
                ? Stream.of("has no description")
                : Stream.empty();
    }

    private Stream<String> isInItsFolder(Unit unit) {
        return unit.kind().equals(POLICY) == unit.file().isPolicy()
                ? Stream.empty()
                : Stream.of("holds a " + unit.kind() + ": policies/ is for " + POLICY + " alone");
    }

    private Stream<String> templatesUseTheRouteForm(Unit unit) {
        return unit.kind().equals(TEMPLATE) && unit.route().isEmpty()
                ? Stream.of("must use the 'route:' form: without it no policy applies")
                : Stream.empty();
    }

    private Stream<String> namesPoliciesThatExist(Unit unit) {
        if (unit.kind().equals(POLICY)) {
            return Stream.empty();
        }
        String named = YamlTree.textAt(unit.route(), "routeConfigurationId");
        if (named.isEmpty()) {
            return Stream.of("names no policy: routeConfigurationId is missing");
        }
        return Arrays.stream(named.split(",", -1))
                .map(String::strip)
                .filter(name -> !policies.contains(name))
                .map(name -> "names the policy '" + name + "', which does not exist");
    }

    private Stream<String> isShort(Unit unit) {
        return unit.entries()
                .filter(e -> e.key().equals("steps"))
                .filter(e -> e.value() instanceof List<?> steps && steps.size() > MOST_STEPS)
                .map(e -> "has more than " + MOST_STEPS + " steps in a list");
    }

    private Stream<String> hasNoScripts(Unit unit) {
        return unit.entries()
                .flatMap(e -> e.key().equals("language") ? Stream.of(e.text()) : keyOf(e))
                .filter(SCRIPTS::contains)
                .map(script -> "has a script: '" + script + "'");
    }

    private static Stream<String> keyOf(Entry entry) {
        return Stream.of(entry.key());
    }

    private Stream<String> leavesErrorsToPolicies(Unit unit) {
        if (unit.file().isPolicy()) {
            return Stream.empty();
        }
        return unit.entries()
                .filter(e -> ERROR_HANDLING.contains(e.key()))
                .map(e -> "handles errors by '" + e.key() + "': only policies/ may");
    }

    private Stream<String> logsNoContent(Unit unit) {
        return unit.entries().filter(RouteLint::logsContent).map(e -> "logs message content");
    }

    private static boolean logsContent(Entry entry) {
        boolean writesIt = entry.key().equals("log") && CONTENT.matcher(entry.text()).find();
        boolean sendsIt =
                ENDPOINTS.contains(entry.key())
                        && entry.isText()
                        && entry.text().startsWith("log:");
        return writesIt || sendsIt;
    }

    private static String unitNames() {
        return UNITS.stream().sorted().collect(Collectors.joining(", "));
    }
}
