package org.tongqu.mapping.internal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;

/** Changes one place of a tree. */
final class SampleTrees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleTrees() {}

    /** The same tree, with this JSON at that place of an object. */
    static ObjectNode with(ObjectNode tree, String pointer, String json) {
        try {
            JsonPointer at = JsonPointer.compile(pointer);
            object(tree, at).set(at.last().getMatchingProperty(), JSON.readTree(json));
            return tree;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same tree, without that member of an object. */
    static ObjectNode without(ObjectNode tree, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        object(tree, at).remove(at.last().getMatchingProperty());
        return tree;
    }

    private static ObjectNode object(ObjectNode tree, JsonPointer at) {
        return (ObjectNode) tree.at(at.head());
    }
}
