package org.tongqu.mapping.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells regular expressions that cannot backtrack badly from those that may.
 *
 * <p>Refused: groups that are repeated and themselves hold a repetition or a choice, more than two
 * open repetitions in one expression, back references, and look-around. Stricter than needed, on
 * purpose: a mapping that needs more uses a function.
 */
final class LinearRegex {
    private static final int MAX_REPETITIONS = 2;

    private LinearRegex() {}

    /** Whether matching time grows no faster than the square of the text. */
    static boolean holds(String regex) {
        Deque<Boolean> groups = new ArrayDeque<>();
        int repetitions = 0;
        boolean closedRisky = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            boolean afterRisky = closedRisky;
            closedRisky = false;
            switch (c) {
                case '\\' -> {
                    i++;
                    if (i < regex.length()
                            && (Character.isDigit(regex.charAt(i)) || regex.charAt(i) == 'k')) {
                        return false;
                    }
                }
                case '[' -> i = endOfClass(regex, i);
                case '(' -> {
                    if (regex.startsWith("(?", i) && !regex.startsWith("(?:", i)) {
                        return false;
                    }
                    groups.push(false);
                }
                case ')' -> closedRisky = !groups.isEmpty() && groups.pop();
                case '|' -> markOpen(groups);
                case '*', '+', '{' -> {
                    if (afterRisky || ++repetitions > MAX_REPETITIONS) {
                        return false;
                    }
                    markOpen(groups);
                }
                default -> {}
            }
            if (closedRisky) {
                markOpen(groups);
            }
        }
        return true;
    }

    private static void markOpen(Deque<Boolean> groups) {
        if (!groups.isEmpty()) {
            groups.pop();
            groups.push(true);
        }
    }

    private static int endOfClass(String regex, int start) {
        for (int i = start + 1; i < regex.length(); i++) {
            if (regex.charAt(i) == '\\') {
                i++;
            } else if (regex.charAt(i) == ']' && i > start + 1) {
                return i;
            }
        }
        return regex.length();
    }
}
