package org.tongqu.disclosure.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;
import org.tongqu.disclosure.RecipientRole;
import org.tongqu.partner.ConfigFile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One allow-list as a tree of rules; what has no rule is withheld. Immutable once built. */
public final class AllowList {

    /** What is said of one step of a path; a leaf has a mask. */
    static final class Rule {
        private final Map<String, Rule> children = new HashMap<>();
        private final Map<String, Set<String>> only = new HashMap<>();
        private @Nullable Mask mask;

        @Nullable Rule child(String name) {
            return children.get(name);
        }

        @Nullable Mask mask() {
            return mask;
        }

        /** Whether an item of a list may be seen at all. */
        boolean admits(JsonNode item) {
            return only.entrySet().stream()
                    .allMatch(
                            field -> {
                                JsonNode value = item.path(field.getKey());
                                return value.isValueNode()
                                        && field.getValue().contains(value.asText());
                            });
        }
    }

    private final Rule root = new Rule();
    private final Set<String> paths = new TreeSet<>();

    private AllowList() {}

    /**
     * The allow-list of a file, every path checked against what a view of that role can hold.
     *
     * @throws org.tongqu.failure.TongquException CONFIG_INVALID
     */
    static AllowList of(ConfigFile file, RecipientRole role) {
        AllowList list = new AllowList();
        file.tree()
                .path("allow")
                .properties()
                .forEach(
                        entry -> {
                            String at = "/allow/" + entry.getKey();
                            Mask mask = Mask.of(entry.getValue().asText());
                            list.allow(entry.getKey(), mask, role, file, at);
                        });
        file.tree()
                .path("only")
                .properties()
                .forEach(entry -> list.limit(entry.getKey(), entry.getValue(), file));
        return list;
    }

    /** Paths of the listed fields, without the brackets of lists. */
    public Set<String> paths() {
        return Set.copyOf(paths);
    }

    /** The rule that everything starts from. */
    Rule root() {
        return root;
    }

    private void allow(String path, Mask mask, RecipientRole role, ConfigFile file, String at) {
        String plain = path.replace("[]", "");
        boolean known = mask.takesWhole() ? ViewFields.holds(role, plain) : isLeaf(role, plain);
        if (!known) {
            throw file.invalid(at, "no view of " + role + " has this field; check its spelling");
        }
        Rule rule = rule(plain);
        if (rule.mask != null || !rule.children.isEmpty()) {
            throw file.invalid(at, "listed twice, or above another path");
        }
        rule.mask = mask;
        paths.add(plain);
    }

    private static boolean isLeaf(RecipientRole role, String plain) {
        return ViewFields.leaves(role).contains(plain);
    }

    private void limit(String path, JsonNode fields, ConfigFile file) {
        Rule rule = rule(path.replace("[]", ""));
        if (rule.children.isEmpty()) {
            throw file.invalid("/only/" + path, "nothing below this list is allowed");
        }
        fields.properties()
                .forEach(
                        field -> {
                            List<String> values = new ArrayList<>();
                            field.getValue().forEach(value -> values.add(value.asText()));
                            rule.only.put(field.getKey(), new HashSet<>(values));
                        });
    }

    private Rule rule(String plain) {
        Rule rule = root;
        for (String step : plain.split("\\.", -1)) {
            rule = rule.children.computeIfAbsent(step, name -> new Rule());
        }
        return rule;
    }
}
