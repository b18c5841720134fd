package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a partner's bytes into the tree that a transformation sees as {@code .in}. */
interface InFormat {

    /** The tree; what is not in the agreed format is refused. */
    JsonNode read(byte[] payload);
}
