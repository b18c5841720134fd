package org.tongqu.mapping.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;
import java.util.Optional;

/** How a result differs from what a test expects, compared as its format allows. */
final class Difference {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Difference() {}

    /** The first line that differs; the file's ending says what the texts are. */
    static Optional<String> between(String file, String due, String result)
            throws JsonProcessingException {
        if (file.endsWith(".json")) {
            return JSON.readTree(due).equals(JSON.readTree(result))
                    ? Optional.empty()
                    : first(pretty(due), pretty(result));
        }
        if (file.endsWith(".xml")) {
            return first(elements(due), elements(result));
        }
        return due.equals(result) ? Optional.empty() : first(due, result);
    }

    private static Optional<String> first(String due, String result) {
        List<String> wanted = due.lines().toList();
        List<String> made = result.lines().toList();
        for (int i = 0; i < Math.max(wanted.size(), made.size()); i++) {
            String left = i < wanted.size() ? wanted.get(i) : "(end)";
            String right = i < made.size() ? made.get(i) : "(end)";
            if (!left.equals(right)) {
                return Optional.of(
                        "line "
                                + (i + 1)
                                + ": expected "
                                + left.strip()
                                + ", got "
                                + right.strip());
            }
        }
        return due.equals(result) || due.strip().equals(result.strip())
                ? Optional.empty()
                : Optional.of("line ends differ");
    }

    private static String pretty(String json) throws JsonProcessingException {
        return JSON.readTree(json).toPrettyString();
    }

    private static String elements(String xml) {
        return xml.replaceAll(">\\s+<", "><").strip().replace("><", ">\n<");
    }
}
