package org.tongqu.traps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code docs/traps.md} has all forty traps, and names tests that exist. */
class TrapDocsTests {
    private static final Path PAGE = Path.of("docs/traps.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int TRAPS = 40;
    private static final String LATER = "以后 later";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");

    /** A method of a test class that is neither private nor static. */
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    (?:void|List<DynamicTest>) (\\w+)\\(");

    private static final Pattern NUMBERED = Pattern.compile("void (trap(\\d\\d)\\w+)\\(");

    @Test
    void hasAllFortyOnce() throws IOException {
        List<Integer> numbers =
                found(ROW, Files.readString(PAGE))
                        .map(row -> Integer.valueOf(row.group(1)))
                        .sorted()
                        .toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, TRAPS).boxed().toList());
    }

    @Test
    void namesTestsThatExistOrSaysLater() throws IOException {
        Set<String> tests = tests();
        rows().forEach(
                        (number, cell) -> {
                            Set<String> named = named(cell);
                            assertThat(tests).as("trap %d", number).containsAll(named);
                            assertThat(named.isEmpty())
                                    .as("trap %d", number)
                                    .isEqualTo(cell.equals(LATER));
                        });
    }

    @Test
    void namesEachNumberedTestInItsRow() throws IOException {
        Map<Integer, String> rows = rows();
        for (Map.Entry<String, String> source : sources().entrySet()) {
            found(NUMBERED, source.getValue())
                    .forEach(
                            test ->
                                    assertThat(
                                                    named(
                                                            rows.getOrDefault(
                                                                    Integer.valueOf(test.group(2)),
                                                                    "")))
                                            .contains(source.getKey() + "#" + test.group(1)));
        }
    }

    private static Map<Integer, String> rows() throws IOException {
        Map<Integer, String> rows = new TreeMap<>();
        found(ROW, Files.readString(PAGE))
                .forEach(row -> rows.put(Integer.valueOf(row.group(1)), row.group(2)));
        return rows;
    }

    private static Set<String> named(String cell) {
        return found(TEST, cell).map(test -> test.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        sources()
                .forEach(
                        (name, text) ->
                                found(METHOD, text)
                                        .forEach(test -> tests.add(name + "#" + test.group(1))));
        return tests;
    }

    /** Class name to source. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = String.valueOf(file.getFileName()).replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
