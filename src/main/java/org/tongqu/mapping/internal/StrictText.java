package org.tongqu.mapping.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text to bytes and back in a declared charset; nothing is ever replaced by {@code ?}. */
final class StrictText {

    private static final int HAN_OF_CERTAINTY = 4;

    private StrictText() {}

    /**
     * The text of bytes, refused with CHARSET_MISMATCH unless every byte is in the charset. UTF-8
     * that GBK or GB18030 could misread as other characters is refused, too.
     */
    static String decode(byte[] bytes, Charset charset) {
        if (!charset.equals(StandardCharsets.UTF_8) && isChineseUtf8(bytes)) {
            throw new TongquException(
                    ErrorCode.CHARSET_MISMATCH, "the bytes are UTF-8, not " + charset.name());
        }
        return exactly(bytes, charset);
    }

    /** Chinese text in GBK is, by chance, UTF-8 with this many Han characters about never. */
    private static boolean isChineseUtf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            long han = text.codePoints().filter(Character::isIdeographic).count();
            return han >= HAN_OF_CERTAINTY;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static String exactly(byte[] bytes, Charset charset) {
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
