package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck.Finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks all folders of mappings, each for itself. */
public final class FolderChecks {
    private static final String JSLT = ".jslt";

    private final Path mappings;
    private final Set<String> insurerPaths;
    private final List<Finding> findings = new ArrayList<>();

    public FolderChecks(Path mappings, Set<String> insurerPaths) {
        this.mappings = mappings;
        this.insurerPaths = insurerPaths;
    }

    /** Names of all folders of partners. */
    public static List<String> folders(Path mappings) {
        return Mappings.folders(mappings).stream()
                .map(folder -> String.valueOf(folder.getFileName()))
                .toList();
    }

    /** What is wrong, folder by folder. */
    public List<Finding> findings() {
        return of(Mappings.folders(mappings));
    }

    /** What is wrong with these folders. */
    public List<Finding> of(List<Path> folders) {
        try {
            CanonicalLists lists = new CanonicalLists(mappings.resolve(Mappings.CANONICAL));
            folders.forEach(folder -> check(folder, lists));
        } catch (TongquException e) {
            add(mappings, e);
        }
        return List.copyOf(findings);
    }

    /** What is wrong with one folder, wherever it is. */
    public List<Finding> findings(Path folder) {
        try {
            check(folder, new CanonicalLists(mappings.resolve(Mappings.CANONICAL)));
        } catch (TongquException e) {
            add(folder, e);
        }
        return List.copyOf(findings);
    }

    private void check(Path folder, CanonicalLists lists) {
        try {
            List<TongquException> codes = CodeTables.problems(folder.resolve("codes.yaml"), lists);
            codes.forEach(problem -> add(folder, problem));
            if (codes.isEmpty()) {
                check(folder, MappingFolder.read(folder, lists));
            }
        } catch (TongquException e) {
            add(folder, e);
        }
    }

    private void check(Path folder, MappingFolder mapping) {
        Set<String> used = new HashSet<>();
        for (JsonNode message : mapping.file().tree().path("messages")) {
            String name = message.path("jslt").asText();
            if (!name.isEmpty()) {
                boolean outward = "translate".equals(message.path("use").asText());
                checkSource(folder.resolve(name), mapping.tables(), outward, used.add(name));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(JSLT))
                    .filter(file -> !used.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .forEach(file -> add(file, 1, "/", "no message uses this file: remove it"));
        } catch (IOException e) {
            add(folder, 1, "/", "cannot be listed");
        }
    }

    private void checkSource(Path file, Set<String> tables, boolean outward, boolean first) {
        try {
            String text = Files.readString(file);
            if (first) {
                JsltCheck.of(text, tables).forEach(problem -> add(file, problem));
            }
            if (outward) {
                JsltCheck.ofView(text, insurerPaths).forEach(problem -> add(file, problem));
            }
        } catch (IOException e) {
            add(file, 1, "/", "cannot be read");
        }
    }

    private void add(Path file, JsltCheck.Problem problem) {
        add(file, problem.line(), problem.field(), problem.mend());
    }

    private void add(Path file, int line, String field, String mend) {
        findings.add(new Finding(file, line, field, mend));
    }

    /** An error that a reader raised: its pointer is {@code file:line:field}. */
    private void add(Path near, TongquException error) {
        String[] place = error.pointer().orElse("").split(":", 3);
        String mend = error.detail();
        if (place.length == 3 && place[1].matches("[0-9]{1,9}")) {
            String prefix = String.join(":", place) + ": ";
            String rest = mend.startsWith(prefix) ? mend.substring(prefix.length()) : mend;
            add(Path.of(place[0]), Integer.parseInt(place[1]), place[2], rest);
            return;
        }
        add(near, 1, "/", mend);
    }
}
