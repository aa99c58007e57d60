package org.quietroom.anonymity.redaction;

import java.text.Normalizer;

/** How single characters are read: width, digits, marks and case. */
final class Letters {
    /** Stands where nothing is read. */
    static final char NOTHING = '\uFFFF';

    private static final int TABLE = 0x2100;
    private static final char[] FOLDED = new char[TABLE];

    static {
        for (char c = 0; c < TABLE; c++) {
            FOLDED[c] = fold(c);
        }
    }

    private Letters() {}

    /** Lower case without diacritics, one unit for one unit. */
    static char lower(char c) {
        return c < TABLE ? FOLDED[c] : Character.toLowerCase(c);
    }

    private static char fold(char c) {
        char small = Character.toLowerCase(c);
        switch (small) {
            case 'ß' -> {
                return 's';
            }
            case 'æ' -> {
                return 'a';
            }
            case 'ø', 'œ' -> {
                return 'o';
            }
            case 'ł' -> {
                return 'l';
            }
            case 'đ', 'ð' -> {
                return 'd';
            }
            case 'þ' -> {
                return 't';
            }
            case 'ı' -> {
                return 'i';
            }
            default -> {
                String plain = Normalizer.normalize(String.valueOf(small), Normalizer.Form.NFD);
                return plain.isEmpty() ? small : plain.charAt(0);
            }
        }
    }

    /** The character as rules read it: plain width, plain digits, quotes, dashes and spaces; {@link #NOTHING} for unseen marks. */
    static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u00AD', '\u180E', '\u2060', '\uFEFF' -> NOTHING;
            case '\u2018', '\u2019', '\u02BC', '\u00B4' -> '\'';
            case '\u201C', '\u201D', '\u201E' -> '"';
            case '\u2212' -> '-';
            case '\uFE6B' -> '@';
            case '\u3002' -> '.';
            case '\u00A0', '\u202F', '\u3000' -> ' ';
            default -> other(c);
        };
    }

    private static char other(char c) {
        if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0xFE00 && c <= 0xFE0F)) {
            return NOTHING;
        }
        if (c >= 0x2010 && c <= 0x2015) {
            return '-';
        }
        if (c >= 0x2000 && c <= 0x200A) {
            return ' ';
        }
        if (Character.isDigit(c)) {
            return (char) ('0' + Character.digit(c, 10));
        }
        return c;
    }
}
