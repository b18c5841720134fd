package org.tongqu.mapping.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every folder of {@code mappings/} but {@code canonical/}, compiled at start. Immutable. */
final class Mappings {
    /** The folder that is no partner's. */
    static final String CANONICAL = "canonical";

    private final Map<String, MappingFolder> folders = new TreeMap<>();

    /**
     * Reads all folders.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field of the first that is
     *     wrong
     */
    Mappings(Path mappings) {
        CanonicalLists lists = new CanonicalLists(mappings.resolve(CANONICAL));
        for (Path folder : folders(mappings)) {
            folders.put(folder.getFileName().toString(), MappingFolder.read(folder, lists));
        }
    }

    /** Folders that were read already. */
    Mappings(Map<String, MappingFolder> read) {
        folders.putAll(read);
    }

    /** The message of that name in the partner's mapping. */
    MessageMapping message(Partner partner, String name) {
        String folder =
                partner.mapping()
                        .orElseThrow(
                                () ->
                                        new TongquException(
                                                ErrorCode.MAPPING_FAILED,
                                                partner.name() + " has no mapping"));
        return find(partner, name)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.MAPPING_FAILED,
                                        "mappings/" + folder + " has no message " + name));
    }

    /** The same, if it is there. */
    Optional<MessageMapping> find(Partner partner, String name) {
        return partner.mapping()
                .map(folders::get)
                .flatMap(folder -> Optional.ofNullable(folder.messages().get(name)));
    }

    /** All folders, by name. */
    Map<String, MappingFolder> all() {
        return Map.copyOf(folders);
    }

    /** The folders of partners, in the order of their names. */
    static List<Path> folders(Path mappings) {
        try (Stream<Path> files = Files.list(mappings)) {
            return files.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith(CANONICAL))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, mappings + " cannot be read", e);
        }
    }
}
