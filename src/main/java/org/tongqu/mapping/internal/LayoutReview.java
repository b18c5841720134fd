package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.mapping.MappingReview.Kind;
import org.tongqu.mapping.MappingReview.Remark;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reviews {@code layout.yaml} against the transformations that fill or read it. */
final class LayoutReview {
    /** Fields of this name are blank by agreement. */
    private static final String FILLER = "FILLER";

    private final Path path;
    private final ConfigFile mapping;
    private final List<Transformation> transformations;
    private final List<Remark> remarks = new ArrayList<>();

    LayoutReview(Path path, ConfigFile mapping, List<Transformation> transformations) {
        this.path = path;
        this.mapping = mapping;
        this.transformations = transformations;
    }

    List<Remark> remarks() {
        if (Files.exists(path)) {
            ConfigFile file = ConfigFiles.read(path, "schema/layout.schema.json");
            addUnused(file);
            transformations.forEach(one -> review(file, one));
        }
        return remarks;
    }

    private void addUnused(ConfigFile file) {
        Set<String> used = new HashSet<>();
        mapping.tree().path("messages").forEach(m -> used.add(m.path("layout").asText()));
        Set<String> records = new HashSet<>(used);
        file.tree()
                .path("files")
                .properties()
                .forEach(
                        e -> {
                            records.add(e.getValue().path("record").asText());
                            records.add(e.getValue().path("header").asText());
                        });
        Set<String> lines = new HashSet<>(used);
        file.tree().path("tables").forEach(table -> addLines(table, lines));
        addUnused(file, "records", records);
        addUnused(file, "files", used);
        addUnused(file, "lines", lines);
        addUnused(file, "tables", used);
    }

    private static void addLines(JsonNode table, Set<String> lines) {
        lines.add(table.path("head").asText());
        lines.add(table.path("row").asText());
    }

    private void addUnused(ConfigFile file, String list, Set<String> used) {
        file.tree()
                .path(list)
                .fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!used.contains(name)) {
                                add(Kind.LAYOUT_UNUSED, file, "/" + list + "/" + name, name);
                            }
                        });
    }

    private void review(ConfigFile file, Transformation one) {
        String layout = one.declared().path("layout").asText();
        if (one.isOutward()) {
            one.keys().ifPresent(keys -> compare(file, one, layout, keys.keySet()));
            return;
        }
        JsonNode declared = file.tree().path("files").path(layout);
        String at = "/records/" + declared.path("record").asText();
        Set<String> counted = joined(declared);
        JsonNode fields = file.tree().at(at + "/fields");
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.path(i).path("name").asText();
            boolean free = isFree(fields.path(i)) && !counted.contains(name);
            if (free && !one.mentions(name)) {
                add(Kind.FIELD_NEVER_READ, file, at + "/fields/" + i, name);
            }
        }
    }

    private void compare(ConfigFile file, Transformation one, String layout, Set<String> keys) {
        String at = "/records/" + layout;
        JsonNode fields = file.tree().at(at + "/fields");
        if (fields.isEmpty()) {
            return;
        }
        Set<String> counted = new HashSet<>();
        file.tree().path("files").forEach(declared -> counted.addAll(joined(declared)));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.path(i).path("name").asText();
            names.add(name);
            boolean free = isFree(fields.path(i)) && !counted.contains(name);
            if (free && !keys.contains(name)) {
                add(Kind.FIELD_NEVER_FILLED, file, at + "/fields/" + i, name);
            }
        }
        one.keys().orElseThrow().forEach((key, line) -> addLost(one, names, key, line));
    }

    private void addLost(Transformation one, Set<String> names, String key, int line) {
        if (!names.contains(key)) {
            remarks.add(new Remark(Kind.KEY_WITHOUT_FIELD, one.file(), line, key, key));
        }
    }

    private static boolean isFree(JsonNode field) {
        return !field.has("value") && !field.path("name").asText().startsWith(FILLER);
    }

    /** The field that joining fills by itself. */
    private static Set<String> joined(JsonNode declared) {
        return Set.of(declared.path("position").asText("SEQNO"));
    }

    private void add(Kind kind, ConfigFile file, String pointer, String what) {
        remarks.add(new Remark(kind, path, file.line(pointer), pointer, what));
    }
}
