package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

/** The size of a tree in steps it takes to look at all of it. */
final class TreeSize {
    private static final int CHARACTERS_A_STEP = 64;

    private TreeSize() {}

    /** Its nodes, long texts counted as several. */
    static long of(JsonNode tree) {
        if (tree.isTextual()) {
            return 1L + tree.textValue().length() / CHARACTERS_A_STEP;
        }
        long size = 1;
        for (JsonNode child : tree) {
            size += of(child);
        }
        return size;
    }
}
