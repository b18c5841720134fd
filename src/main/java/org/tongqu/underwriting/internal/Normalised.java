package org.tongqu.underwriting.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plate, VIN and policy number in the one form that is indexed.
 *
 * <p>Source: law-and-codes §2.8, "plate noise": dots, spaces, dashes, full width, O/0 and I/1.
 */
final class Normalised {
    private static final Set<String> ABSENT = Set.of("", "无", "0", "无号牌", "未投保", "无保险");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{P}\\p{S}]");
    private static final int SERIAL_FROM = 2;

    private Normalised() {}

    /** Without noise; O and I, which no serial has, read as 0 and 1 behind the region letters. */
    static Optional<String> plate(String written) {
        return text(written)
                .map(
                        plate ->
                                plate.length() <= SERIAL_FROM
                                        ? plate
                                        : plate.substring(0, SERIAL_FROM)
                                                + digits(plate.substring(SERIAL_FROM)));
    }

    /** Without noise; O, Q and I, which no VIN has (GB 16735), read as digits. */
    static Optional<String> vin(String written) {
        return text(written).map(vin -> digits(vin).replace('Q', '0'));
    }

    /** Without blanks, upper case; all other characters count. */
    static Optional<String> policyNo(String written) {
        String number = wide(written, BLANK);
        return ABSENT.contains(number) || number.equals("-")
                ? Optional.empty()
                : Optional.of(number);
    }

    /** Text that states something; {@code 无}, {@code -} and the like state nothing. */
    static Optional<String> stated(String written) {
        return text(written).map(ignored -> written);
    }

    private static Optional<String> text(String written) {
        String text = wide(written, NOISE);
        return ABSENT.contains(text) ? Optional.empty() : Optional.of(text);
    }

    private static String wide(String written, Pattern dropped) {
        String wide =
                Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                        ? written
                        : Normalizer.normalize(written, Normalizer.Form.NFKC);
        Matcher noise = dropped.matcher(wide);
        return (noise.find() ? noise.replaceAll("") : wide).toUpperCase(Locale.ROOT);
    }

    private static String digits(String text) {
        return text.replace('O', '0').replace('I', '1');
    }
}
