package org.tongqu.partner.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {
    private Nearest() {}

    /** The closest of the known words, when few enough letters differ to call it a slip. */
    static Optional<String> to(String written, Collection<String> known) {
        int tolerated = Math.max(2, written.length() / 3);
        return known.stream()
                .filter(word -> distance(written, word) <= tolerated)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /** Levenshtein distance, upper and lower case alike. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            next(row, i, left.charAt(i - 1), right);
        }
        return row[right.length()];
    }

    private static void next(int[] row, int i, char letter, String right) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int replace = diagonal + (sameLetter(letter, right.charAt(j - 1)) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
        }
    }

    private static boolean sameLetter(char left, char right) {
        return Character.toLowerCase(left) == Character.toLowerCase(right);
    }
}
