package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Pairs one after the other, each ended by the pair separator: {@code key=value^key=value^}.
 *
 * <p>A separator or control character within a value is refused, never escaped.
 */
record KeyValueText(String pair, String equals, Charset charset) implements OutFormat, InFormat {
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    @Override
    public byte[] write(JsonNode output) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : output.properties()) {
            if (!member.getValue().isNull()) {
                text.append(key(member.getKey())).append(equals);
                text.append(value(member.getKey(), member.getValue())).append(pair);
            }
        }
        return Encoding.encode(text.toString(), output, charset);
    }

    private static String key(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "a key that cannot be written");
        }
        return key;
    }

    private String value(String key, JsonNode value) {
        if (!value.isValueNode()) {
            throw TongquException.atField(
                    ErrorCode.MAPPING_FAILED,
                    "/" + key,
                    "key-value text has no members of members");
        }
        String text = value.asText();
        if (breaksOut(text)) {
            throw TongquException.atField(
                    ErrorCode.NOT_ENCODABLE, "/" + key, "a separator or control character");
        }
        return text;
    }

    private boolean breaksOut(String text) {
        return text.contains(pair)
                || text.contains(equals)
                || text.chars().anyMatch(Character::isISOControl);
    }

    @Override
    public JsonNode read(byte[] payload) {
        String text = StrictText.decode(payload, charset);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(pair, at);
            int middle = text.indexOf(equals, at);
            if (end < 0 || middle < 0 || middle > end) {
                throw malformed("not pairs that are each ended");
            }
            add(members, text.substring(at, middle), text.substring(middle + 1, end));
            at = end + 1;
        }
        return members;
    }

    private void add(ObjectNode members, String key, String value) {
        if (!KEY.matcher(key).matches() || breaksOut(value)) {
            throw malformed("no pair of key and value");
        }
        if (members.has(key)) {
            throw new TongquException(ErrorCode.DUPLICATE_KEY, "a key occurs twice");
        }
        if (!value.isEmpty()) {
            members.put(key, value);
        }
    }

    private static TongquException malformed(String what) {
        return new TongquException(ErrorCode.FILE_MALFORMED, what);
    }
}
