package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes what a transformation yields in the partner's format and charset. */
interface OutFormat {

    /** The bytes; NOT_ENCODABLE and VALUE_TOO_LONG name the field. */
    byte[] write(JsonNode output);
}
