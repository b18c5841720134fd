package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;

/** Encodes a whole document, and names the field when one cannot be encoded. */
final class Encoding {

    private Encoding() {}

    /** The bytes of a document that was written from a tree. */
    static byte[] encode(String document, JsonNode tree, Charset charset) {
        try {
            return StrictText.encode(document, charset, "");
        } catch (TongquException e) {
            requireEncodable(tree, charset, new Pointer(null, ""));
            throw e;
        }
    }

    private static void requireEncodable(JsonNode tree, Charset charset, Pointer at) {
        if (tree.isTextual() && !charset.newEncoder().canEncode(tree.textValue())) {
            throw TongquException.atField(
                    ErrorCode.NOT_ENCODABLE,
                    at.toString(),
                    "a character of this field is not in " + charset.name());
        }
        tree.properties()
                .forEach(
                        field ->
                                requireEncodable(
                                        field.getValue(),
                                        charset,
                                        new Pointer(at, field.getKey())));
        if (tree.isArray()) {
            for (int i = 0; i < tree.size(); i++) {
                Pointer item = new Pointer(at, Integer.toString(i));
                requireEncodable(tree.path(i), charset, item);
            }
        }
    }
}
