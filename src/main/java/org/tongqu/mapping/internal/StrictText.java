package org.tongqu.mapping.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Text to bytes and back in a declared charset; nothing is ever replaced by {@code ?}. */
final class StrictText {

    private StrictText() {}

    /** The text of bytes, refused with CHARSET_MISMATCH unless every byte is in the charset. */
    static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TongquException(
                    ErrorCode.CHARSET_MISMATCH, "the bytes are not " + charset.name());
        }
    }

    /** The bytes of a text, refused with NOT_ENCODABLE when the charset lacks a character. */
    static byte[] encode(String text, Charset charset, String field) {
        try {
            ByteBuffer bytes =
                    charset.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw TongquException.atField(
                    ErrorCode.NOT_ENCODABLE,
                    field,
                    "a character of this field is not in " + charset.name());
        }
    }
}
