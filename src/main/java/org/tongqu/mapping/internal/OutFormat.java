package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.parcel.Draft;

import java.util.Map;

/** Writes what a transformation yields in the partner's format and charset. */
interface OutFormat {

    /** The bytes; NOT_ENCODABLE and VALUE_TOO_LONG name the field. */
    byte[] write(JsonNode output);

    /** The draft: these bytes, or fields where the format has them. */
    default Draft draft(JsonNode output, String contentType, Map<String, String> attributes) {
        return new Draft.Body(write(output), contentType, attributes);
    }
}
