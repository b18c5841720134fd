package org.tongqu.mapping.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.BigDecimalParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.charset.Charset;

/**
 * Reads RFC 8259 JSON and nothing more lenient.
 *
 * <p>Refuses a byte-order mark, duplicate keys, trailing content, more than {@value #MAX_DEPTH}
 * levels, numbers with an exponent or more than {@value #MAX_NUMBER} characters, and strings with
 * control characters (but tab and line ends) or half of a surrogate pair. Thread-safe.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER = 30;
    private static final int MAX_STRING = 1 << 20;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_STRING)
                                    .maxNumberLength(200)
                                    .maxNameLength(200)
                                    .build())
                    .build();

    private StrictJson() {}

    /** The object that these bytes are. */
    static ObjectNode object(byte[] bytes, Charset charset) {
        JsonNode tree = tree(StrictText.decode(bytes, charset));
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new TongquException(ErrorCode.PAYLOAD_NOT_JSON, "the payload is not an object");
    }

    private static JsonNode tree(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonNode tree = value(parser, new Pointer(null, ""));
            if (parser.nextToken() != null) {
                throw notJson("content after the end");
            }
            return tree;
        } catch (IOException e) {
            throw notJson("not RFC 8259 JSON, or nested too deep");
        }
    }

    private static JsonNode value(JsonParser parser, Pointer at) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw notJson("empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, at);
            case START_ARRAY -> array(parser, at);
            case VALUE_STRING -> NODES.textNode(text(parser.getText(), at));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), at);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw notJson("a value is missing");
        };
    }

    private static ObjectNode object(JsonParser parser, Pointer at) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Pointer child = new Pointer(at, name);
            text(name, at);
            parser.nextToken();
            if (object.has(name)) {
                throw TongquException.atField(
                        ErrorCode.DUPLICATE_KEY, child.toString(), "a key occurs twice");
            }
            object.set(name, value(parser, child));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, Pointer at) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, new Pointer(at, Integer.toString(array.size()))));
        }
        return array;
    }

    private static JsonNode number(String digits, Pointer at) {
        if (digits.length() > MAX_NUMBER || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            throw invalid(at, "numbers have no exponent and at most 30 characters");
        }
        if (digits.indexOf('.') >= 0 || digits.length() > 18) {
            return NODES.numberNode(BigDecimalParser.parse(digits));
        }
        long number = Long.parseLong(digits);
        return (int) number == number ? NODES.numberNode((int) number) : NODES.numberNode(number);
    }

    private static String text(String text, Pointer at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw invalid(at, "a control character");
            }
            if (Character.isSurrogate(c)) {
                i += requirePair(text, i, at);
            }
        }
        return text;
    }

    private static int requirePair(String text, int i, Pointer at) {
        boolean pair =
                i + 1 < text.length()
                        && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
            throw invalid(at, "half of a surrogate pair");
        }
        return 1;
    }

    private static TongquException invalid(Pointer at, String detail) {
        return TongquException.atField(ErrorCode.INVALID_VALUE, at.toString(), detail);
    }

    private static TongquException notJson(String detail) {
        return new TongquException(ErrorCode.PAYLOAD_NOT_JSON, detail);
    }
}
