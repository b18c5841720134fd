package org.tongqu.disclosure;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.disclosure.DisclosedView.Withheld;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an earlier view shows, and which rules held back the rest of it. */
final class Tightening {
    /** Rules that show nothing of a field: whatever comes in their place shows no less. */
    private static final Set<String> NOTHING_SHOWN = Set.of("not-listed", "only");

    private final JsonNode shown;
    private final Map<String, String> rules = new HashMap<>();

    private Tightening(DisclosedView earlier) {
        shown = earlier.tree();
        earlier.withheld().forEach(w -> rules.put(w.pointer(), w.rule()));
    }

    static Tightening since(DisclosedView earlier) {
        return new Tightening(earlier);
    }

    /** Paths, without places in lists, of what the later view holds back and the earlier shows. */
    Set<String> fields(DisclosedView later) {
        Set<String> fields = new TreeSet<>();
        for (Withheld withheld : later.withheld()) {
            List<String> path = path(withheld.pointer());
            if (isLess(withheld) && shows(shown, path)) {
                fields.add(String.join(".", path));
            }
        }
        return fields;
    }

    private boolean isLess(Withheld withheld) {
        String before = rules.getOrDefault(withheld.pointer(), "");
        return !NOTHING_SHOWN.contains(before) && !before.equals(withheld.rule());
    }

    private static List<String> path(String pointer) {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .filter(step -> !step.matches("[0-9]+"))
                .toList();
    }

    /** Lists are searched as a whole: what is not shown of them moves the places of the rest. */
    private static boolean shows(JsonNode node, List<String> path) {
        if (node.isArray() && !path.isEmpty()) {
            return node.valueStream().anyMatch(item -> shows(item, path));
        }
        if (path.isEmpty()) {
            return true;
        }
        JsonNode child = node.get(path.get(0));
        return child != null && shows(child, path.subList(1, path.size()));
    }
}
