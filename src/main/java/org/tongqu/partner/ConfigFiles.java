package org.tongqu.partner;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.internal.SchemaCheck;
import org.tongqu.partner.internal.YamlTree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads declarative files: YAML to a tree, checked by a JSON Schema (2020-12).
 *
 * <p>Plain scalars follow the JSON schema of YAML 1.2: {@code true}, {@code false}, {@code null}
 * and JSON numbers are typed, everything else is text, so that the code {@code 01} stays {@code
 * "01"}. Duplicate keys, aliases and second documents are refused.
 */
public final class ConfigFiles {
    private ConfigFiles() {}

    /**
     * Reads one file.
     *
     * @param schemaResource class path name, e.g. {@code schema/partner.schema.json}
     * @throws TongquException CONFIG_INVALID, naming file, line, field and the mend
     */
    public static ConfigFile read(Path file, String schemaResource) {
        ConfigFile read = YamlTree.read(file, content(file));
        SchemaCheck.of(schemaResource).check(read);
        return read;
    }

    /**
     * Reads every {@code *.yaml} of a folder, in the order of their names; an absent folder is
     * empty.
     *
     * @throws TongquException CONFIG_INVALID, as {@link #read}
     */
    public static List<ConfigFile> readAll(Path folder, String schemaResource) {
        return yamlFiles(folder).stream().map(file -> read(file, schemaResource)).toList();
    }

    /**
     * Reads one file and names everything that its schema does not allow, one by one.
     *
     * @throws TongquException CONFIG_INVALID when it is not YAML at all
     */
    public static List<TongquException> problems(Path file, String schemaResource) {
        return SchemaCheck.of(schemaResource).problems(YamlTree.read(file, content(file)));
    }

    /** A file's tree with its lines, whatever its schema; empty when it is not YAML. */
    public static Optional<ConfigFile> file(Path file) {
        try {
            return Optional.of(YamlTree.read(file, content(file)));
        } catch (TongquException unreadable) {
            return Optional.empty();
        }
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, folder + ": cannot be listed", unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    file + ": cannot be read as UTF-8 text; check that it exists",
                    unreadable);
        }
    }
}
