package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Fields of a line, counted in bytes of GB18030. */
final class FixedWidth {

    static final Charset CHARSET = Charset.forName("GB18030");

    private final byte[] line;

    FixedWidth(byte[] line) {
        this.line = line.clone();
    }

    /** The text of a field without the spaces behind it; {@code from} counts from 1. */
    String text(int from, int length) {
        byte[] field = Arrays.copyOfRange(line, from - 1, from - 1 + length);
        try {
            return CHARSET.newDecoder().decode(ByteBuffer.wrap(field)).toString().stripTrailing();
        } catch (CharacterCodingException e) {
            throw new SandboxException("field at " + from + " is not GB18030", e);
        }
    }

    /** A field that must not be blank. */
    String required(int from, int length) {
        String text = text(from, length);
        if (text.isEmpty()) {
            throw new SandboxException("field at " + from + " is blank");
        }
        return text;
    }

    /** A field of digits. */
    long number(int from, int length) {
        String text = text(from, length);
        if (!text.matches("\\d{" + length + "}")) {
            throw new SandboxException("field at " + from + " is not a number");
        }
        return Long.parseLong(text);
    }

    /** Text, left-justified in so many bytes; a text that is too long is refused. */
    static String padded(String text, int length) {
        int bytes = text.getBytes(CHARSET).length;
        if (bytes > length) {
            throw new SandboxException("text of " + bytes + " bytes in a field of " + length);
        }
        return text + " ".repeat(length - bytes);
    }

    /** A number, right-justified with zeros. */
    static String digits(long number, int length) {
        return ("%0" + length + "d").formatted(number);
    }
}
