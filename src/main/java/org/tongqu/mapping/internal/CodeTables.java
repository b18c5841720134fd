package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.CodeTable.Meaning;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of one {@code codes.yaml}, each complete over its canonical list. */
final class CodeTables {
    private static final String SCHEMA = "schema/codes.schema.json";

    private final Map<String, CodeTable> tables = new HashMap<>();

    private CodeTables() {}

    /**
     * Reads the tables; a folder without {@code codes.yaml} has none.
     *
     * @throws TongquException CONFIG_INVALID: a canonical value is neither mapped nor held, is not
     *     in the canonical list, or a partner's code means two things
     */
    static CodeTables read(Path file, CanonicalLists lists) {
        CodeTables tables = new CodeTables();
        List<TongquException> problems = new ArrayList<>();
        readings(file, problems)
                .forEach(reading -> tables.tables.put(reading.name, reading.table(lists)));
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return tables;
    }

    /** Everything that is wrong with the tables of a file that its schema has passed. */
    static List<TongquException> problems(Path file, CanonicalLists lists) {
        List<TongquException> problems = new ArrayList<>();
        readings(file, problems).forEach(reading -> reading.table(lists));
        return problems;
    }

    private static List<Reading> readings(Path file, List<TongquException> problems) {
        if (Files.notExists(file)) {
            return List.of();
        }
        ConfigFile config = ConfigFiles.read(file, SCHEMA);
        return config.tree().path("tables").properties().stream()
                .map(e -> new Reading(config, e.getKey(), e.getValue(), problems))
                .toList();
    }

    /** The table of that name. */
    CodeTable table(String name) {
        CodeTable table = tables.get(name);
        if (table == null) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "codes.yaml has no table " + name);
        }
        return table;
    }

    /** Names of the tables. */
    Set<String> names() {
        return Set.copyOf(tables.keySet());
    }

    /** Reads one table and keeps what it has seen. */
    private static final class Reading {
        private final ConfigFile file;
        private final String at;
        private final String name;
        private final JsonNode tree;
        private final Map<String, String> out = new HashMap<>();
        private final Set<String> held = new HashSet<>();
        private final Map<String, List<Meaning>> in = new HashMap<>();

        private final List<TongquException> problems;

        Reading(ConfigFile file, String name, JsonNode tree, List<TongquException> problems) {
            this.file = file;
            this.problems = problems;
            this.name = name;
            this.at = "/tables/" + name;
            this.tree = tree;
        }

        CodeTable table(CanonicalLists lists) {
            String of = tree.path("of").asText();
            Optional<Set<String>> canonical = lists.find(of);
            tree.path("codes").properties().forEach(e -> addCode(e.getKey(), e.getValue()));
            tree.path("same").forEach(e -> add(e.asText(), e.asText(), Map.of(), at + "/same"));
            tree.path("hold").forEach(value -> addHeld(value.asText()));
            tree.path("in").properties().forEach(e -> addIn(e.getKey(), e.getValue()));
            canonical.ifPresentOrElse(
                    this::requireComplete, () -> wrong(at + "/of", "no canonical list " + of));
            return new CodeTable(name, out, held, in);
        }

        private void addCode(String canonical, JsonNode value) {
            String place = at + "/codes/" + canonical;
            if (value.isTextual()) {
                add(canonical, value.textValue(), Map.of(), place);
                return;
            }
            add(canonical, value.path("code").asText(), flags(value), place);
        }

        private void addIn(String code, JsonNode value) {
            String place = at + "/in/" + code;
            if (value.isTextual()) {
                mean(code, new Meaning(value.textValue(), Map.of()), place);
                return;
            }
            value.forEach(e -> mean(code, new Meaning(e.path("is").asText(), flags(e)), place));
        }

        private void addHeld(String canonical) {
            if (out.containsKey(canonical)) {
                wrong(at + "/hold", canonical + " is mapped as well");
            }
            held.add(canonical);
        }

        private void add(String canonical, String code, Map<String, String> when, String place) {
            if (out.put(canonical, code) != null) {
                wrong(place, canonical + " occurs twice");
            }
            mean(code, new Meaning(canonical, when), place);
        }

        private void mean(String code, Meaning meaning, String place) {
            List<Meaning> meanings = in.computeIfAbsent(code, key -> new ArrayList<>());
            if (meanings.stream().anyMatch(other -> other.when().equals(meaning.when()))) {
                wrong(place, "the code means two things: tell them apart by `when`");
            }
            meanings.add(meaning);
        }

        private void requireComplete(Set<String> canonical) {
            Set<String> named = new HashSet<>(held);
            in.values().forEach(list -> list.forEach(meaning -> named.add(meaning.canonical())));
            for (String value : named) {
                if (!canonical.contains(value)) {
                    wrong(at, value + " is not in the canonical list");
                }
            }
            if (out.isEmpty()) {
                return;
            }
            for (String value : canonical) {
                if (!out.containsKey(value) && !held.contains(value)) {
                    wrong(at, value + " is neither mapped nor held; add it");
                }
            }
        }

        private void wrong(String pointer, String problem) {
            problems.add(file.invalid(pointer, problem));
        }

        private static Map<String, String> flags(JsonNode entry) {
            Map<String, String> flags = new HashMap<>();
            entry.path("when")
                    .properties()
                    .forEach(flag -> flags.put(flag.getKey(), flag.getValue().asText()));
            return Map.copyOf(flags);
        }
    }
}
