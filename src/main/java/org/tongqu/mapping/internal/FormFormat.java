package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named fields in their order, percent-encoded in the charset; the suite may seal single ones. */
record FormFormat(Charset charset) implements OutFormat {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]*";

    @Override
    public byte[] write(JsonNode output) {
        return fields(output).bytes();
    }

    @Override
    public Draft draft(JsonNode output, String contentType, Map<String, String> attributes) {
        return fields(output);
    }

    private Draft.Fields fields(JsonNode output) {
        LinkedHashMap<String, String> values = new LinkedHashMap<>();
        output.properties().forEach(field -> add(values, field.getKey(), field.getValue()));
        return new Draft.Fields(values, charset.name());
    }

    private void add(Map<String, String> values, String name, JsonNode value) {
        if (!name.matches(NAME) || !value.isValueNode()) {
            throw TongquException.atField(
                    ErrorCode.MAPPING_FAILED, "/" + name, "not a plain field with a text");
        }
        if (!value.isNull()) {
            StrictText.encode(value.asText(), charset, "/" + name);
            values.put(name, value.asText());
        }
    }
}
