package org.tongqu.accident;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Number plates in one form, so that what is the same plate is the same text.
 *
 * <p>GA 36 plates hold no {@code O} or {@code I} after their second character: there they are read
 * as {@code 0} and {@code 1}, which is what a camera meant. Thread-safe.
 */
public final class PlateNumber {
    private static final String SEPARATORS = ".·•‧・･-－—–_ \t\u00a0\u3000";
    private static final Pattern CANONICAL = Pattern.compile("[\\p{IsHan}A-Z0-9]{5,10}");
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int SERIAL_FROM = 2;

    private PlateNumber() {}

    /** The plate without separators, in half-width capitals; any text is accepted. */
    public static String canonical(String raw) {
        StringBuilder plate = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = halfWidth(raw.charAt(i));
            if (SEPARATORS.indexOf(c) < 0) {
                plate.append(c);
            }
        }
        String upper = plate.toString().toUpperCase(Locale.ROOT);
        return startsWithProvince(upper) ? withoutLookalikes(upper) : upper;
    }

    /** Whether the text has the form that {@link #canonical} yields for real plates. */
    public static boolean isCanonical(String text) {
        return CANONICAL.matcher(text).matches() && canonical(text).equals(text);
    }

    private static char halfWidth(char c) {
        return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_OFFSET) : c;
    }

    private static boolean startsWithProvince(String plate) {
        return !plate.isEmpty()
                && Character.UnicodeScript.of(plate.charAt(0)) == Character.UnicodeScript.HAN;
    }

    private static String withoutLookalikes(String plate) {
        if (plate.length() <= SERIAL_FROM) {
            return plate;
        }
        String serial = plate.substring(SERIAL_FROM).replace('O', '0').replace('I', '1');
        return plate.substring(0, SERIAL_FROM) + serial;
    }
}
