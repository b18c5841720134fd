package org.tongqu.mapping;

import org.tongqu.mapping.internal.FolderChecks;
import org.tongqu.partner.ConfigFiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with the mappings of a checkout; the hub does not start with any of it. */
public final class MappingCheck {

    private MappingCheck() {}

    /**
     * One thing that is wrong.
     *
     * @param line from 1
     * @param field JSON pointer in a YAML file, or the word in a transformation
     * @param mend what to do
     */
    public record Finding(Path file, int line, String field, String mend) {

        /** {@code file:line:field: mend}, as operators read it. */
        @Override
        public String toString() {
            return file + ":" + line + ":" + field + ": " + mend;
        }
    }

    /**
     * Checks every folder: files by their schemas, tables for completeness, layouts for their
     * lengths, transformations for what may not run and what no view holds.
     *
     * @param mappings the folder of folders
     * @param insurerPaths what views can hold, from {@code DisclosurePolicy.insurerPaths()}
     * @return nothing when all is well
     */
    public static List<Finding> check(Path mappings, Set<String> insurerPaths) {
        return new FolderChecks(mappings, insurerPaths).findings();
    }

    /** Names of the partners' folders. */
    public static List<String> folders(Path mappings) {
        return FolderChecks.folders(mappings);
    }

    /** The line of a field of a YAML file; 1 when the file cannot be read. */
    public static int line(Path file, String pointer) {
        return ConfigFiles.file(file).map(read -> read.line(pointer)).orElse(1);
    }

    /** Checks one folder in the same way. */
    public static List<Finding> check(Path mappings, String folder, Set<String> insurerPaths) {
        return new FolderChecks(mappings, insurerPaths).of(List.of(mappings.resolve(folder)));
    }
}
