package org.tongqu.disclosure.internal;

import java.util.Optional;

/** Texts with stars for what is not shown; counts characters, never halves of them. */
final class Starred {
    private static final int LEAST_HIDDEN = 3;

    private Starred() {}

    /** The first character and one star, whatever the length. */
    static String afterFirst(String text) {
        return text.isEmpty() ? "*" : text.substring(0, text.offsetByCodePoints(0, 1)) + "*";
    }

    /** Stars but for the first and last few; all stars where fewer than three would be hidden. */
    static String middle(String text, int first, int last) {
        int length = text.codePointCount(0, text.length());
        int hidden = length - first - last;
        if (hidden < LEAST_HIDDEN) {
            return "*".repeat(length);
        }
        int from = text.offsetByCodePoints(0, first);
        int to = text.offsetByCodePoints(from, hidden);
        return text.substring(0, from) + "*".repeat(hidden) + text.substring(to);
    }

    /** The first characters, if there are that many. */
    static Optional<String> head(String text, int length) {
        return text.length() < length ? Optional.empty() : Optional.of(text.substring(0, length));
    }
}
