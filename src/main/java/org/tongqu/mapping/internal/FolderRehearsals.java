package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck.Finding;
import org.tongqu.mapping.Rehearsals;
import org.tongqu.mapping.internal.MessageMapping.Use;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compiles folders for a rehearsal, and takes their outcome apart. */
final class FolderRehearsals implements Rehearsals {
    private static final int MAX_DRAFT = 1 << 20;

    private final Path mappings;
    private final Set<String> insurerPaths;

    FolderRehearsals(Path mappings, Set<String> insurerPaths) {
        this.mappings = mappings;
        this.insurerPaths = insurerPaths;
    }

    @Override
    public Rehearsal of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, folder + ": is no folder on the hub's machine");
        }
        List<Finding> findings = new FolderChecks(mappings, insurerPaths).findings(folder);
        if (!findings.isEmpty()) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    String.join("; ", findings.stream().map(Finding::toString).toList()));
        }
        CanonicalLists lists = new CanonicalLists(mappings.resolve(Mappings.CANONICAL));
        MappingFolder compiled = MappingFolder.read(folder, lists);
        return (message, view, references) -> translate(compiled, message, view, references);
    }

    @Override
    public Rehearsal inForce(String mapping) {
        return of(mappings.resolve(mapping));
    }

    private static Translated translate(
            MappingFolder folder, String name, DisclosedView view, Map<String, String> references) {
        MessageMapping message = folder.messages().get(name);
        if (message == null) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "no message " + name);
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.set("view", view.tree());
        ObjectNode ref = input.putObject("ref");
        references.forEach(ref::put);
        JsonNode output = message.as(Use.TRANSLATE).transform(input);
        byte[] bytes = message.draft(output).bytes();
        if (bytes.length > MAX_DRAFT) {
            throw message.unfit("made more than 1 MiB");
        }
        Map<String, String> fields = new TreeMap<>();
        flatten("", output, fields);
        return new Translated(fields, bytes);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(e -> flatten(path + "/" + e.getKey(), e.getValue(), fields));
            return;
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i), fields);
            }
            return;
        }
        if (!node.isNull()) {
            fields.put(path, node.asText());
        }
    }
}
