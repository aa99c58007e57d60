package org.quietroom.anonymity.redaction;

/** Addresses of mail. */
final class MailAddresses {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private final View view;
    private final Hits hits;

    MailAddresses(View view, Hits hits) {
        this.view = view;
        this.hits = hits;
    }

    /** Takes what stands around the sign; returns the last unit read, or the sign if it is none. */
    int at(int sign) {
        int start = sign;
        while (start > 0 && sign - start < LONGEST_LOCAL && local(start - 1)) {
            start--;
        }
        while (start < sign && !view.alnum(start) && view.at(start) != '_') {
            start++;
        }
        int end = sign + 1;
        int dot = -1;
        while (end < view.length() && end - sign < LONGEST_DOMAIN && view.host(end)) {
            if (view.at(end) == '.') {
                if (!view.alnum(end + 1) || end == sign + 1) {
                    break;
                }
                dot = end;
            }
            end++;
        }
        while (end > sign + 1 && !view.alnum(end - 1)) {
            end--;
        }
        if (start == sign || dot < 0 || end - dot < 3 || !view.letter(dot + 1)) {
            return sign;
        }
        hits.add(PiiType.EMAIL, start, end);
        return end - 1;
    }

    private boolean local(int i) {
        return view.alnum(i)
                || ("._%+-'!#$&~".indexOf(view.at(i)) >= 0 && !(view.at(i) == '.' && view.at(i + 1) == '.'));
    }
}
