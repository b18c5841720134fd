package org.tongqu.leak;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A personal value that occurs nowhere else, so that wherever it turns up, it has leaked.
 *
 * @param about the party or vehicle it is about
 */
record Mark(Kind kind, String about, String value) {
    private static final int SHORTEST_BASE64 = 10;

    /** What kind of personal value it is. */
    enum Kind {
        NAME,
        PHONE,
        ID_NUMBER,
        LICENCE_NUMBER,
        VIN,
        ENGINE_NUMBER,
        PLATE,
        POLICY_NUMBER,
        FREE_TEXT,
        PLACE,
        POSITION,
        CLAIM,
        EVIDENCE
    }

    /** Whether a document gives it away: plain, split, in part or in Base64. */
    boolean isIn(Searched document, Charset charset) {
        return document.contains(value)
                || pieces().anyMatch(document::hasPiece)
                || base64(charset).stream().anyMatch(document::contains);
    }

    /** What no mask leaves of a text; a number gives nothing away but as a whole. */
    private Stream<String> pieces() {
        boolean number = value.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        int last = number ? 0 : value.length() - Searched.PIECE + 1;
        return IntStream.range(0, last).mapToObj(i -> value.substring(i, i + Searched.PIECE));
    }

    /** What Base64 makes of it wherever it begins in a longer text; edges depend on neighbours. */
    private Set<String> base64(Charset charset) {
        Set<String> forms = new HashSet<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] mark = value.getBytes(charset);
            byte[] shifted = new byte[offset + mark.length];
            System.arraycopy(mark, 0, shifted, offset, mark.length);
            String form = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String inner = form.substring(2 * Math.min(offset, 1) * 2, form.length() - 2);
            String plain = inner.replaceAll("[^A-Za-z0-9]", "");
            if (inner.length() >= SHORTEST_BASE64 && plain.length() == inner.length()) {
                forms.add(inner);
            }
        }
        return forms;
    }
}
