package org.tongqu.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** JSON as the simulators read and write it: no member twice, nothing after the end. */
public final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The bytes of a value, UTF-8. */
    public static byte[] write(JsonNode value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new SandboxException("cannot be written as JSON", e);
        }
    }

    /** An object from its bytes. The failure does not repeat the text, which may be personal. */
    public static ObjectNode readObject(byte[] bytes) {
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new SandboxException("not JSON: " + e.getClass().getSimpleName());
        }
        throw new SandboxException("not a JSON object");
    }

    /** Refuses an object that lacks a member or has one too many. */
    static void requireMembers(ObjectNode object, Set<String> required, Set<String> optional) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.containsAll(required)) {
            throw new SandboxException("members are missing: have " + names);
        }
        names.removeAll(required);
        names.removeAll(optional);
        if (!names.isEmpty()) {
            throw new SandboxException("unknown members: " + names);
        }
    }

    /** A member that must be a string. */
    public static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isTextual()) {
            throw new SandboxException("not a string: " + member);
        }
        return value.textValue();
    }
}
