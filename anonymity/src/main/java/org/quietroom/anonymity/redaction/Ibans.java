package org.quietroom.anonymity.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bank account numbers of ISO 13616: country, length, check digits. */
final class Ibans {
    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
                    + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23"
                    + " IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28"
                    + " NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28"
                    + " TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
    private static final Map<String, Integer> LENGTH = new HashMap<>();

    static {
        for (String entry : LENGTHS.split(" ", -1)) {
            LENGTH.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
    }

    private Ibans() {}

    /** Whether two letters at {@code start} have digits behind them, as every number begins. */
    static boolean begins(View view, int start) {
        return view.digit(start + 2) || (view.space(start + 2) && view.digit(start + 3));
    }

    /** Where the number that begins at {@code start} ends; 0 if there is none. With a cue the check digits may be wrong. */
    static int end(View view, int start, boolean cue) {
        @Nullable Integer length = LENGTH.get(view.text(start, start + 2).toUpperCase(Locale.ROOT));
        if (length == null) {
            return 0;
        }
        StringBuilder number = new StringBuilder();
        int i = start;
        while (i < view.length() && number.length() < length) {
            char c = view.at(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (plain) {
                number.append(Character.toUpperCase(c));
            } else if ((c != ' ' && c != '-') || view.space(i + 1)) {
                return 0;
            }
            i++;
        }
        if (number.length() < length || view.alnum(i)) {
            return 0;
        }
        boolean digits = Character.isDigit(number.charAt(2)) && Character.isDigit(number.charAt(3));
        return digits && (cue || Checks.iban(number.toString())) ? i : 0;
    }
}
