package org.tongqu.onboarding.internal.preview;

import org.tongqu.mapping.Translation.Span;
import org.tongqu.onboarding.Preview.Field;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The fields of a fixed-width text, with their bytes. */
final class FieldTable {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private FieldTable() {}

    static List<Field> of(List<Span> spans, byte[] bytes, Charset charset) {
        return spans.stream().map(span -> field(span, bytes, charset)).toList();
    }

    private static Field field(Span span, byte[] bytes, Charset charset) {
        byte[] slice = Arrays.copyOfRange(bytes, span.offset(), span.offset() + span.length());
        return new Field(
                span.offset(),
                span.length(),
                span.name(),
                HEX.formatHex(slice),
                new String(slice, charset));
    }
}
