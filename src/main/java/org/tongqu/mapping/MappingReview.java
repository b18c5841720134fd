package org.tongqu.mapping;

import org.tongqu.mapping.internal.FolderReview;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Looks for what is allowed in a mapping and yet hardly meant: parts declared but unused, lists
 * that only one side knows.
 *
 * <p>Asked of folders in which {@link MappingCheck} found nothing.
 */
public final class MappingReview {

    private MappingReview() {}

    /** What a remark is about. */
    public enum Kind {
        /** A code that the partner lists has no meaning here. */
        CODE_UNKNOWN,
        /** A code of the table is not in the partner's list. */
        CODE_NOT_THEIRS,
        /** It is not written down which codes the partner has. */
        CODES_NOT_LISTED,
        /** No code of the partner means this canonical value. */
        VALUE_NEVER_MEANT,
        /** No transformation asks this table. */
        TABLE_UNUSED,
        /** No message uses this record, file or line. */
        LAYOUT_UNUSED,
        /** The transformation gives this field no value. */
        FIELD_NEVER_FILLED,
        /** The transformation never looks at this field. */
        FIELD_NEVER_READ,
        /** The transformation writes what the layout does not have: it is lost. */
        KEY_WITHOUT_FIELD,
        /** Disclosed fields that the transformation does not pass on. */
        VIEW_FIELD_UNREAD
    }

    /**
     * One remark.
     *
     * @param line from 1
     * @param field JSON pointer in a YAML file, or the word in a transformation
     * @param what names that complete the sentence
     */
    public record Remark(Kind kind, Path file, int line, String field, String what) {}

    /** A place where a transformation asks for a secret, or for a value that the suite makes. */
    public record SecretUse(String name, Path file, int line) {}

    /** What is remarkable in one folder. */
    public static List<Remark> of(Path mappings, String folder, Set<String> insurerPaths) {
        return new FolderReview(mappings, folder, insurerPaths).remarks();
    }

    /** Where the folder's transformations write {@code ${secret:NAME}}. */
    public static List<SecretUse> secrets(Path mappings, String folder) {
        return new FolderReview(mappings, folder, Set.of()).secrets();
    }

    /** Where the folder's transformations write {@code ${fill:NAME}}. */
    public static List<SecretUse> places(Path mappings, String folder) {
        return new FolderReview(mappings, folder, Set.of()).places();
    }
}
