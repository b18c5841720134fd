package org.tongqu.onboarding.internal.check;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.CheckRule;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The declarative files of one place, each read as far as it can be. */
public final class Checkout {
    private static final String ANY_YAML = ".yaml";

    private final TongquPaths paths;
    private final UnaryOperator<String> placeholders;
    private final Clock clock;

    public Checkout(TongquPaths paths, UnaryOperator<String> placeholders, Clock clock) {
        this.paths = paths;
        this.placeholders = placeholders;
        this.clock = clock;
    }

    TongquPaths paths() {
        return paths;
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    Path mappings() {
        return paths.home().resolve("mappings");
    }

    /** Where the file of a partner of that name is, or should be. */
    Path partnerFile(String name) {
        return paths.config().resolve("partners").resolve(name + ANY_YAML);
    }

    /** A parameter's value; empty when its placeholder has none. */
    Optional<String> resolved(String value) {
        try {
            return Optional.of(placeholders.apply(value));
        } catch (IllegalArgumentException empty) {
            return Optional.empty();
        }
    }

    /** The partner files that their schema allows, by the file's name. */
    Map<String, ConfigFile> partners(Findings findings) {
        return byFile(paths.config().resolve("partners"), "schema/partner.schema.json", findings);
    }

    /** The suite files that their schema allows, by the suite's name. */
    Map<String, ConfigFile> suites(Findings findings) {
        Map<String, ConfigFile> suites = new TreeMap<>();
        byFile(paths.home().resolve("security/suites"), "schema/suite.schema.json", findings)
                .values()
                .forEach(file -> suites.put(file.tree().path("name").asText(), file));
        return suites;
    }

    /** The route templates, by id. */
    Map<String, Template> templates() {
        List<JsonNode> found = new ArrayList<>();
        for (Path file : yamlBelow(paths.home().resolve("routes"))) {
            ConfigFiles.file(file)
                    .ifPresent(read -> read.tree().findValues("routeTemplate").forEach(found::add));
        }
        Map<String, Template> templates = new TreeMap<>();
        found.stream().map(Template::of).forEach(t -> templates.put(t.id(), t));
        return templates;
    }

    /** One file, if its schema allows it; what it does not allow is found. */
    Optional<ConfigFile> read(Path file, String schema, Findings findings) {
        try {
            List<TongquException> problems = ConfigFiles.problems(file, schema);
            problems.forEach(problem -> findings.add(CheckRule.SCHEMA, file, problem));
            return problems.isEmpty()
                    ? Optional.of(ConfigFiles.read(file, schema))
                    : Optional.empty();
        } catch (TongquException unreadable) {
            findings.add(CheckRule.SCHEMA, file, unreadable);
            return Optional.empty();
        }
    }

    private Map<String, ConfigFile> byFile(Path folder, String schema, Findings findings) {
        Map<String, ConfigFile> files = new TreeMap<>();
        for (Path file : yamlBelow(folder)) {
            String name = String.valueOf(file.getFileName());
            read(file, schema, findings)
                    .ifPresent(
                            read ->
                                    files.put(
                                            name.substring(0, name.length() - ANY_YAML.length()),
                                            read));
        }
        return files;
    }

    static List<Path> yamlBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ANY_YAML)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
