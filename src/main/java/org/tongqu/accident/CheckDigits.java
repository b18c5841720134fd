package org.tongqu.accident;

/** Check digits of Chinese identifiers; each method accepts any text. Thread-safe. */
public final class CheckDigits {
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";
    private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int USCC_LENGTH = 18;
    private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VIN_VALUES = "12345678123457923456789";
    private static final int VIN_MODULUS = 11;
    private static final int VIN_CHECK_AT = 8;

    private CheckDigits() {}

    /** Whether a resident ID number holds (GB 11643); the check letter X may be lower case. */
    public static boolean idCard(String number) {
        if (number.length() != ID_WEIGHTS.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += digit * ID_WEIGHTS[i];
        }
        char check = Character.toUpperCase(number.charAt(ID_WEIGHTS.length));
        return check == ID_CHECKS.charAt(sum % ID_CHECKS.length());
    }

    /** Whether a unified social credit code holds (GB 32100). */
    public static boolean uscc(String code) {
        if (code.length() != USCC_LENGTH) {
            return false;
        }
        int modulus = USCC_ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < USCC_LENGTH - 1; i++) {
            int value = USCC_ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * 3 % modulus;
        }
        int check = (modulus - sum % modulus) % modulus;
        return code.charAt(USCC_LENGTH - 1) == USCC_ALPHABET.charAt(check);
    }

    /** Whether a vehicle identification number holds (GB 16735): no I, O, Q and the ninth place. */
    public static boolean vin(String number) {
        if (number.length() != VIN_WEIGHTS.length) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < VIN_WEIGHTS.length; i++) {
            int value = vinValue(number.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * VIN_WEIGHTS[i];
        }
        int check = sum % VIN_MODULUS;
        return number.charAt(VIN_CHECK_AT) == (check == 10 ? 'X' : (char) ('0' + check));
    }

    private static int vinValue(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = VIN_LETTERS.indexOf(c);
        return letter < 0 ? -1 : VIN_VALUES.charAt(letter) - '0';
    }
}
