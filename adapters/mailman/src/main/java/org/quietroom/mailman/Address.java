package org.quietroom.mailman;

import java.util.Locale;
import java.util.regex.Pattern;

/** The part of mail addresses that we need: which ones we write to, and which are the same account. */
final class Address {
    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3
    private static final Pattern FORM =
            Pattern.compile("[^\\s@<>()\\[\\]\",:;\\\\\\p{Cntrl}]+@[^\\s@<>()\",:;\\\\\\p{Cntrl}]+");

    private Address() {}

    /** Whether it can be written to without quoting: what needs quotes is refused rather than guessed. */
    static boolean usable(String address) {
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }

    /** As Mailman tells accounts apart: without regard to case. */
    static String account(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
