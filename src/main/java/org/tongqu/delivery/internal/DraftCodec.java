package org.tongqu.delivery.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stored form of a frozen draft. */
@Component
final class DraftCodec {
    private final ObjectMapper json = new ObjectMapper();

    byte[] write(Draft draft) {
        ObjectNode tree = json.createObjectNode();
        if (draft instanceof Draft.Body body) {
            tree.put("body", body.bytes()).put("contentType", body.contentType());
            body.attributes().forEach(tree.putObject("attributes")::put);
        } else if (draft instanceof Draft.Fields fields) {
            tree.put("charset", fields.charset());
            fields.values().forEach(tree.putObject("fields")::put);
        }
        try {
            return json.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a draft cannot be stored", e);
        }
    }

    Draft read(byte[] stored) {
        try {
            JsonNode tree = json.readTree(stored);
            if (tree.has("fields")) {
                LinkedHashMap<String, String> values = new LinkedHashMap<>();
                tree.get("fields")
                        .properties()
                        .forEach(f -> values.put(f.getKey(), f.getValue().asText()));
                return new Draft.Fields(values, tree.path("charset").asText());
            }
            Map<String, String> attributes = new HashMap<>();
            tree.path("attributes")
                    .properties()
                    .forEach(a -> attributes.put(a.getKey(), a.getValue().asText()));
            return new Draft.Body(
                    tree.path("body").binaryValue(), tree.path("contentType").asText(), attributes);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a stored draft cannot be read", e);
        }
    }
}
