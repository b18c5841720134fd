package org.tongqu.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/audit-events.md} names what the code enters in the audit trail, and nothing else. */
class AuditDocsTests {
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?:audit(?:\\(\\))?\\s*\\.append\\(\\s*|AUDIT_ACTION = )\"([a-z]+\\.[a-zA-Z]+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-zA-Z]+)`");

    /** Made of a delivery's state where it ends. */
    private static final Set<String> ENDS =
            Set.of(
                    "delivery.confirmed",
                    "delivery.parked",
                    "delivery.refused",
                    "delivery.redirected");

    @Test
    void namesEveryActionOfTheCode() throws IOException {
        Set<String> actions = new TreeSet<>(ENDS);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher action = LITERAL.matcher(Files.readString(file));
                while (action.find()) {
                    actions.add(action.group(1));
                }
            }
        }
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("docs/audit-events.md")));
        while (row.find()) {
            named.add(row.group(1));
        }
        assertThat(named).isEqualTo(actions);
    }
}
