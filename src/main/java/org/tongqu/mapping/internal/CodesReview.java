package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.mapping.MappingReview.Kind;
import org.tongqu.mapping.MappingReview.Remark;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reviews {@code codes.yaml}: what nobody asks for, and what only one side knows. */
final class CodesReview {
    private static final Set<String> TOLD_BY_PARTNER = Set.of("claimStep", "replyOutcome");

    private final Path path;
    private final List<Transformation> transformations;
    private final CanonicalLists lists;
    private final List<Remark> remarks = new ArrayList<>();

    CodesReview(Path path, List<Transformation> transformations, CanonicalLists lists) {
        this.path = path;
        this.transformations = transformations;
        this.lists = lists;
    }

    List<Remark> remarks() {
        if (Files.exists(path)) {
            ConfigFile file = ConfigFiles.read(path, "schema/codes.schema.json");
            file.tree()
                    .path("tables")
                    .properties()
                    .forEach(e -> review(file, e.getKey(), e.getValue()));
        }
        return remarks;
    }

    private void review(ConfigFile file, String name, JsonNode table) {
        String at = "/tables/" + name;
        if (transformations.stream().noneMatch(one -> one.asks(name))) {
            add(Kind.TABLE_UNUSED, file, at, name);
            return;
        }
        Map<String, String> codes = codes(table);
        if (table.has("theirs")) {
            compare(file, at, table.path("theirs"), codes);
        } else if (isToldByPartner(table)) {
            add(Kind.CODES_NOT_LISTED, file, at, name);
        }
        if (isToldByPartner(table)) {
            addNeverMeant(file, at, table);
        }
    }

    private static boolean isToldByPartner(JsonNode table) {
        return TOLD_BY_PARTNER.contains(table.path("of").asText());
    }

    /** The partner's codes that have a meaning, each with the pointer below the table. */
    private static Map<String, String> codes(JsonNode table) {
        Map<String, String> codes = new LinkedHashMap<>();
        table.path("codes")
                .properties()
                .forEach(
                        e ->
                                codes.put(
                                        e.getValue().path("code").asText(e.getValue().asText()),
                                        "/codes/" + e.getKey()));
        table.path("same").forEach(code -> codes.put(code.asText(), "/same"));
        table.path("in").fieldNames().forEachRemaining(code -> codes.put(code, "/in/" + code));
        return codes;
    }

    private void compare(ConfigFile file, String at, JsonNode theirs, Map<String, String> codes) {
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < theirs.size(); i++) {
            String code = theirs.path(i).asText();
            listed.add(code);
            if (!codes.containsKey(code)) {
                add(Kind.CODE_UNKNOWN, file, at + "/theirs/" + i, code);
            }
        }
        codes.forEach(
                (code, pointer) -> {
                    if (!listed.contains(code)) {
                        add(Kind.CODE_NOT_THEIRS, file, at + pointer, code);
                    }
                });
    }

    private void addNeverMeant(ConfigFile file, String at, JsonNode table) {
        Set<String> never = new TreeSet<>(lists.find(table.path("of").asText()).orElse(Set.of()));
        never.remove(Outcome.UNREADABLE.name());
        table.path("codes").fieldNames().forEachRemaining(never::remove);
        table.path("same").forEach(value -> never.remove(value.asText()));
        for (JsonNode meaning : table.path("in")) {
            never.remove(meaning.asText());
            meaning.forEach(one -> never.remove(one.path("is").asText()));
        }
        if (!never.isEmpty()) {
            add(Kind.VALUE_NEVER_MEANT, file, at, String.join(", ", never));
        }
    }

    private void add(Kind kind, ConfigFile file, String pointer, String what) {
        remarks.add(new Remark(kind, path, file.line(pointer), pointer, what));
    }
}
