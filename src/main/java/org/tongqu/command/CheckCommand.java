package org.tongqu.command;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.TongquPaths;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds what is wrong with the declarative files, without starting the hub. */
@Command(
        name = "check",
        description = "检查配置、映射与套件，有误则退出码 1 · Checks the declarative files; 1 on findings.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final String PARTNER = "schema/partner.schema.json";
    private static final String SUITE = "schema/suite.schema.json";

    /** A partner with this connection fetches what waits for it: there is no route to it. */
    private static final String PULL = "outbox-pull";

    @Mixin private final Terminal terminal = new Terminal();
    private final List<String> findings = new ArrayList<>();
    private int files;

    @Override
    public Integer call() {
        TongquPaths paths = Place.paths();
        read(paths.config().resolve("insurers.yaml"), "schema/insurers.schema.json");
        read(paths.config().resolve("exchange.yaml"), "schema/exchange.schema.json");
        List<ConfigFile> suites = readAll(paths.home().resolve("security/suites"), SUITE);
        List<ConfigFile> partners = readAll(paths.config().resolve("partners"), PARTNER);
        partners.forEach(file -> references(file, suites, paths));
        mappings(paths);
        findings.forEach(terminal.out()::println);
        terminal.out()
                .println(
                        "%d 处有误 · findings: %d（%d files, mappings）"
                                .formatted(findings.size(), findings.size(), files));
        return findings.isEmpty() ? 0 : 1;
    }

    private List<ConfigFile> readAll(Path folder, String schema) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file, schema).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<ConfigFile> read(Path file, String schema) {
        files++;
        try {
            return List.of(ConfigFiles.read(file, schema));
        } catch (TongquException wrong) {
            findings.add(wrong.detail());
            return List.of();
        }
    }

    private void references(ConfigFile partner, List<ConfigFile> suites, TongquPaths paths) {
        String suite = partner.tree().at("/suites/parcel").asText("");
        boolean known =
                suites.stream().anyMatch(file -> file.tree().path("name").asText().equals(suite));
        if (!suite.isEmpty() && !known) {
            findings.add(
                    partner.place("/suites/parcel")
                            + ": no suite "
                            + suite
                            + " in security/suites; there are "
                            + suites.stream().map(f -> f.tree().path("name").asText()).toList());
        }
        String mapping = partner.tree().path("mapping").asText("");
        if (!mapping.isEmpty() && !Files.isDirectory(mappings(paths.home()).resolve(mapping))) {
            findings.add(
                    partner.place("/mapping") + ": no folder mappings/" + mapping + "; make it");
        }
        StreamSupport.stream(partner.tree().path("connections").spliterator(), false)
                .map(connection -> connection.path("template").asText())
                .filter(template -> !template.equals(PULL))
                .filter(template -> isNowhere(paths, template))
                .forEach(
                        template ->
                                findings.add(
                                        partner.place("/connections")
                                                + ": no route template "
                                                + template
                                                + " in routes/"));
    }

    private static boolean isNowhere(TongquPaths paths, String template) {
        try (Stream<Path> all = Files.walk(paths.home().resolve("routes"))) {
            return all.noneMatch(file -> declares(file, template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean declares(Path file, String template) {
        try {
            return file.toString().endsWith(".yaml")
                    && Files.readString(file).contains("id: " + template + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mappings(TongquPaths paths) {
        try {
            Set<String> views = DisclosurePolicy.read(paths).insurerPaths();
            MappingCheck.check(mappings(paths.home()), views)
                    .forEach(finding -> findings.add(finding.toString()));
        } catch (TongquException wrong) {
            findings.add(wrong.detail());
        }
    }

    private static Path mappings(Path home) {
        return home.resolve("mappings");
    }
}
