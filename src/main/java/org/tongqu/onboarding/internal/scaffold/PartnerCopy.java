package org.tongqu.onboarding.internal.scaffold;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.NewPartner.LeftOver;
import org.tongqu.onboarding.NewPartner.Request;
import org.tongqu.onboarding.NewPartner.Written;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Copies a partner file and its mapping folder under another name. */
public final class PartnerCopy {
    private static final String SCHEMA = "schema/partner.schema.json";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{2,20}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private final TongquPaths paths;
    private final Request request;
    private final PartnerText text;

    public PartnerCopy(TongquPaths paths, Request request) {
        this.paths = paths;
        this.request = request;
        this.text = new PartnerText(request);
    }

    /** Writes all files, or none when anything is there already. */
    public Written write() {
        requireWords();
        Path model = partnerFile(request.model());
        if (Files.notExists(model)) {
            throw new TongquException(ErrorCode.NOT_FOUND, "no file " + model);
        }
        ConfigFile read = ConfigFiles.read(model, SCHEMA);
        Map<Path, String> files = new TreeMap<>();
        files.put(partnerFile(request.name()), text.partner(content(model)));
        String folder = read.tree().path("mapping").asText();
        if (!folder.isEmpty()) {
            addMapping(folder, files);
        }
        files.keySet().forEach(PartnerCopy::requireAbsent);
        files.forEach(PartnerCopy::write);
        return written(read, files);
    }

    private void requireWords() {
        if (!NAME.matcher(request.name()).matches() || !CODE.matcher(request.code()).matches()) {
            throw new TongquException(
                    ErrorCode.REQUEST_INVALID,
                    "a name is like " + NAME + ", a company's code like " + CODE);
        }
    }

    private void addMapping(String folder, Map<Path, String> files) {
        Path from = paths.home().resolve("mappings").resolve(folder);
        Path to = paths.home().resolve("mappings").resolve(request.name());
        requireAbsent(to);
        try (Stream<Path> all = Files.walk(from)) {
            all.filter(Files::isRegularFile)
                    .forEach(
                            file -> {
                                String content = content(file);
                                boolean head = file.endsWith("mapping.yaml");
                                files.put(
                                        to.resolve(from.relativize(file)),
                                        head ? text.mapping(content) : text.renamed(content));
                            });
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, from + " cannot be read", e);
        }
        files.computeIfPresent(
                partnerFile(request.name()),
                (file, content) ->
                        content.replaceAll("(?m)^mapping: .*$", "mapping: " + request.name()));
    }

    private Written written(ConfigFile model, Map<Path, String> files) {
        Path own = partnerFile(request.name());
        Set<String> variables = new TreeSet<>();
        Matcher found = VARIABLE.matcher(files.getOrDefault(own, ""));
        while (found.find()) {
            variables.add(found.group(1));
        }
        Set<String> keys = new TreeSet<>();
        addTexts(ConfigFiles.read(own, SCHEMA).tree(), "partners/" + request.name() + "/", keys);
        List<LeftOver> leftOvers = new ArrayList<>();
        String code = model.tree().at("/insurer/code").asText();
        if (!code.isEmpty()) {
            files.forEach((file, content) -> addLeftOvers(file, content, code, leftOvers));
        }
        return new Written(
                List.copyOf(files.keySet()), List.copyOf(variables), List.copyOf(keys), leftOvers);
    }

    private static void addTexts(JsonNode node, String start, Set<String> texts) {
        if (node.asText().startsWith(start)) {
            texts.add(node.asText());
        }
        node.forEach(child -> addTexts(child, start, texts));
    }

    private static void addLeftOvers(
            Path file, String content, String code, List<LeftOver> leftOvers) {
        Pattern word =
                Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(code) + "(?![A-Za-z0-9_])");
        List<String> lines = content.lines().toList();
        boolean isTest = file.getParent() != null && file.getParent().endsWith("tests");
        for (int i = 0; i < lines.size() && !isTest; i++) {
            if (word.matcher(lines.get(i)).find()) {
                leftOvers.add(new LeftOver(file, i + 1, lines.get(i).strip()));
            }
        }
    }

    private Path partnerFile(String name) {
        return paths.config().resolve("partners").resolve(name + ".yaml");
    }

    private static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw new TongquException(
                    ErrorCode.REQUEST_INVALID, file + " is there already; nothing was written");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, file + " cannot be read", e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, file + " cannot be written", e);
        }
    }
}
