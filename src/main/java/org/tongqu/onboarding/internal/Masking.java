package org.tongqu.onboarding.internal;

/** Shows the form of a value without its content. */
final class Masking {
    private static final int CODE = 4;
    private static final int LONGEST = 40;

    private Masking() {}

    /**
     * Digits become 9, letters x, Han 汉; what stands between stays. Codes of at most four ASCII
     * characters are no personal data, and stay.
     */
    static String of(String value) {
        if (value.length() <= CODE && value.chars().allMatch(c -> c < 0x80)) {
            return value;
        }
        StringBuilder masked = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(c -> masked.appendCodePoint(form(c)));
        int length = value.codePointCount(0, value.length());
        return masked + (length > LONGEST ? "… (" + length + ")" : "");
    }

    private static int form(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isIdeographic(c)) {
            return '汉';
        }
        return Character.isLetter(c) ? 'x' : c;
    }
}
