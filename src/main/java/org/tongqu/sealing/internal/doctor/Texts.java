package org.tongqu.sealing.internal.doctor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Encodings and charsets, read without guessing. */
final class Texts {
    static final Charset GBK = Charset.forName("GBK");
    static final Charset GB18030 = Charset.forName("GB18030");
    static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, GBK, GB18030);

    private Texts() {}

    static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The text, if every byte is one of the charset. */
    static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** Whether it is text that a person could read, in any charset in use. */
    static boolean isReadable(byte[] bytes) {
        return bytes.length > 0
                && CHARSETS.stream()
                        .flatMap(charset -> strictly(bytes, charset).stream())
                        .anyMatch(text -> text.chars().noneMatch(Texts::isControl));
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t';
    }

    static Optional<byte[]> hex(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Refused.unlessRefused(() -> HexFormat.of().parseHex(text));
    }

    static Optional<byte[]> base64(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Refused.unlessRefused(() -> Base64.getDecoder().decode(text));
    }

    static Optional<byte[]> base64Url(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Refused.unlessRefused(() -> Base64.getUrlDecoder().decode(text));
    }

    static String toHex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String toBase64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String toBase64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
