package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.internal.Layouts.Field;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record of fixed width, counted in bytes of its charset; a character is never cut.
 *
 * <p>Text is left-justified with spaces, numbers are right-justified with zeros; an absent value is
 * blank, a number too: a blank share must not become a share.
 */
record FixedRecord(List<Field> fields, Charset charset) implements OutFormat {
    private static final byte BLANK = ' ';

    /** Bytes of the whole record. */
    int length() {
        return fields.stream().mapToInt(Field::length).sum();
    }

    /** Where its fields lie in bytes that hold the record from an offset on. */
    List<Translation.Span> spans(int from) {
        List<Translation.Span> spans = new ArrayList<>();
        int offset = from;
        for (Field field : fields) {
            spans.add(new Translation.Span(field.name(), offset, field.length()));
            offset += field.length();
        }
        return spans;
    }

    @Override
    public byte[] write(JsonNode output) {
        byte[] record = new byte[length()];
        Arrays.fill(record, BLANK);
        int offset = 0;
        for (Field field : fields) {
            byte[] value = bytes(field, output);
            int indent = field.number() && value.length > 0 ? field.length() - value.length : 0;
            Arrays.fill(record, offset, offset + indent, (byte) '0');
            System.arraycopy(value, 0, record, offset + indent, value.length);
            offset += field.length();
        }
        return record;
    }

    /** Writes one field of a record that is there already. */
    void overwrite(byte[] record, String name, String value) {
        int offset = 0;
        for (Field field : fields) {
            if (field.name().equals(name)) {
                ObjectNode tree = JsonNodeFactory.instance.objectNode().put(name, value);
                byte[] one = new FixedRecord(List.of(field), charset).write(tree);
                System.arraycopy(one, 0, record, offset, one.length);
            }
            offset += field.length();
        }
    }

    /** The fields of a record as text, without padding; blank ones are absent. */
    ObjectNode read(byte[] bytes) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        int offset = 0;
        for (Field field : fields) {
            byte[] slice = Arrays.copyOfRange(bytes, offset, offset + field.length());
            String text = StrictText.decode(slice, charset).stripTrailing();
            requireExpected(field, text);
            if (!text.isEmpty()) {
                record.put(field.name(), text);
            }
            offset += field.length();
        }
        return record;
    }

    private static void requireExpected(Field field, String text) {
        boolean expected = field.value().isEmpty() || field.value().stripTrailing().equals(text);
        boolean digits = !field.number() || text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!expected || !digits) {
            throw TongquException.atField(
                    ErrorCode.FILE_MALFORMED, "/" + field.name(), "not as the layout says");
        }
    }

    private byte[] bytes(Field field, JsonNode output) {
        String text = field.value().isEmpty() ? output.path(field.name()).asText() : field.value();
        String pointer = "/" + field.name();
        if (text.isEmpty() && field.required()) {
            throw TongquException.atField(ErrorCode.MISSING_FIELD, pointer, "the record needs it");
        }
        if (field.number() && !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw TongquException.atField(ErrorCode.INVALID_VALUE, pointer, "not digits");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw TongquException.atField(ErrorCode.NOT_ENCODABLE, pointer, "control character");
        }
        byte[] bytes = StrictText.encode(text, charset, pointer);
        if (bytes.length > field.length()) {
            throw TongquException.atField(
                    ErrorCode.VALUE_TOO_LONG, pointer, "more than " + field.length() + " bytes");
        }
        return bytes;
    }
}
