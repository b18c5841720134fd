package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.Charset;

/** JSON, strict on the way in. */
record JsonFormat(Charset charset) implements OutFormat, InFormat {

    @Override
    public byte[] write(JsonNode output) {
        return Encoding.encode(output.toString(), output, charset);
    }

    @Override
    public JsonNode read(byte[] payload) {
        return StrictJson.object(payload, charset);
    }
}
