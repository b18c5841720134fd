package org.tongqu.partner;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.util.Map;

/**
 * A declarative file as a tree that knows its lines. Immutable as long as its tree is not touched.
 */
public final class ConfigFile {
    private final Path path;
    private final JsonNode tree;
    private final Map<String, Integer> lines;

    /**
     * A file already read.
     *
     * @param lines line, from 1, of each JSON pointer of the tree
     */
    public ConfigFile(Path path, JsonNode tree, Map<String, Integer> lines) {
        this.path = path;
        this.tree = tree;
        this.lines = Map.copyOf(lines);
    }

    /** Where it was read from. */
    public Path path() {
        return path;
    }

    /** Its content. */
    public JsonNode tree() {
        return tree;
    }

    /** The line, from 1, of a JSON pointer; of the nearest parent when the pointer is not there. */
    public int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    /** The file, line and field of a pointer, as operators read it: {@code file:line:/field}. */
    public String place(String pointer) {
        return path + ":" + line(pointer) + ":" + (pointer.isEmpty() ? "/" : pointer);
    }

    /** A CONFIG_INVALID that names file, line and field; say in {@code problem} how to mend it. */
    public TongquException invalid(String pointer, String problem) {
        String place = place(pointer);
        return TongquException.atField(ErrorCode.CONFIG_INVALID, place, place + ": " + problem);
    }
}
