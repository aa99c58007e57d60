package org.quietroom.anonymity.redaction;

/** Check digits. All take digits (and letters where said) without separators. */
final class Checks {
    private Checks() {}

    /** Luhn, ISO/IEC 7812-1 annex B. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            sum += (i & 1) == 0 ? d : d > 4 ? 2 * d - 9 : 2 * d;
        }
        return sum % 10 == 0;
    }

    /** ISO 7064 mod 97-10 as ISO 13616 uses it: the first four characters moved to the end. */
    static boolean iban(String upper) {
        int rest = 0;
        for (int i = 0; i < upper.length(); i++) {
            int value = Character.digit(upper.charAt((i + 4) % upper.length()), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }

    /** NHS number of England: ten digits, modulus 11. */
    static boolean nhs(String digits) {
        if (digits.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(9) - '0';
    }

    /** Spanish DNI: eight digits and a letter. */
    static boolean dni(String digits, char letter) {
        return digits.length() == 8
                && "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23) == Character.toUpperCase(letter);
    }

    /** French NIR: thirteen digits and a key of two; Corsica's departments as 19 and 18. */
    static boolean nir(String digits) {
        if (digits.length() != 15 || digits.charAt(0) < '1' || digits.charAt(0) > '8') {
            return false;
        }
        return 97 - Long.parseLong(digits.substring(0, 13)) % 97 == Long.parseLong(digits.substring(13));
    }

    /** German tax number (Steuer-ID): eleven digits, ISO 7064 mod 11,10, one or two digits repeated among the first ten. */
    static boolean steuerId(String digits) {
        if (digits.length() != 11 || digits.charAt(0) == '0') {
            return false;
        }
        int product = 10;
        int seen = 0;
        for (int i = 0; i < 10; i++) {
            int d = digits.charAt(i) - '0';
            seen |= 1 << d;
            int sum = (d + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        int kinds = Integer.bitCount(seen);
        return (11 - product) % 10 == digits.charAt(10) - '0' && (kinds == 9 || kinds == 8);
    }
}
