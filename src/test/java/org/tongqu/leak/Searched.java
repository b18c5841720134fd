package org.tongqu.leak;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;

/** A document in which marks are looked for: as it is, and with all that splits words taken out. */
final class Searched {
    static final int PIECE = 8;

    private final String text;
    private final String joined;
    private final Set<String> pieces = new HashSet<>();

    Searched(byte[] bytes, Charset charset) {
        text = new String(bytes, charset);
        joined = text.replaceAll("<[^>]*>|[^\\p{L}\\p{N}]", "");
        for (int i = 0; i + PIECE <= joined.length(); i++) {
            pieces.add(joined.substring(i, i + PIECE));
        }
    }

    /** Whether a part stands anywhere in it, be it split. */
    boolean contains(String part) {
        if (text.contains(part)) {
            return true;
        }
        String plain = part.replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.length() < PIECE
                ? joined.contains(plain)
                : pieces.contains(plain.substring(0, PIECE)) && joined.contains(plain);
    }

    /** Whether a piece of eight letters and digits stands anywhere in it. */
    boolean hasPiece(String piece) {
        return pieces.contains(piece);
    }
}
