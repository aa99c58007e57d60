package org.quietroom.anonymity.redaction;

import com.google.common.net.InetAddresses;

/** E-mail and web addresses, IP addresses and handles that begin with a sign: whatever one character gives away. */
final class Links {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_URL = 4_000;
    private static final int LONGEST_IP = 45;

    private final View view;
    private final Hits hits;
    private final Words words;

    Links(View view, Hits hits, Words words) {
        this.view = view;
        this.hits = hits;
        this.words = words;
    }

    void find() {
        for (int i = 0; i < view.length(); i++) {
            char c = view.at(i);
            if (c == ':') {
                i = Math.max(i, scheme(i));
            } else if (c == '@') {
                i = Math.max(i, mail(i));
            } else if (c == '.') {
                i = Math.max(i, domain(i));
            }
        }
        for (int i = 0; i < view.length(); i++) {
            char c = view.at(i);
            if (c == '@') {
                handle(i);
            } else if (c == '/' && (view.at(i - 1) == 'u' || view.at(i - 1) == 'U')) {
                account(i);
            } else if (c == ':') {
                i = Math.max(i, version6(i));
            }
        }
    }

    /** {@code https://…}; returns the last unit read, or less if it is none. */
    private int scheme(int colon) {
        if (view.at(colon + 1) != '/' || view.at(colon + 2) != '/') {
            return colon;
        }
        int start = colon;
        while (start > 0 && colon - start < 8 && view.letter(start - 1) && view.at(start - 1) < 0x80) {
            start--;
        }
        int end = rest(colon + 3);
        if (colon - start < 2 || end <= colon + 3) {
            return colon;
        }
        hits.add(PiiType.URL, start, end);
        return end - 1;
    }

    /** Where a web address ends: at a space or a bracket, and without the punctuation of the sentence around it. */
    private int rest(int from) {
        int end = from;
        int depth = 0;
        while (end < view.length() && end - from < LONGEST_URL) {
            char c = view.at(end);
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == '|' || c == '\\' || c == '`' || c == '['
                    || c == ']') {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            end++;
        }
        while (end > from
                && ".,;:!?'*_)".indexOf(view.at(end - 1)) >= 0
                && !(view.at(end - 1) == ')' && depth == 0 && balanced(from, end))) {
            end--;
        }
        return end;
    }

    private boolean balanced(int from, int end) {
        for (int i = from; i < end; i++) {
            if (view.at(i) == '(') {
                return true;
            }
        }
        return false;
    }

    private int mail(int sign) {
        int start = sign;
        while (start > 0 && sign - start < LONGEST_LOCAL && local(start - 1)) {
            start--;
        }
        while (start < sign && !view.alnum(start) && view.at(start) != '_') {
            start++;
        }
        int end = sign + 1;
        int dot = -1;
        while (end < view.length() && end - sign < LONGEST_DOMAIN && label(end)) {
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

    private boolean label(int i) {
        return view.alnum(i) || view.at(i) == '-' || view.at(i) == '.';
    }

    /** A dotted word: an IPv4 address, or a web address without a scheme. */
    private int domain(int dot) {
        if (!view.alnum(dot - 1) || !view.alnum(dot + 1)) {
            return dot;
        }
        int start = dot;
        while (start > 0 && dot - start < LONGEST_LOCAL && (view.alnum(start - 1) || view.at(start - 1) == '-')) {
            start--;
        }
        int end = dot + 1;
        int last = dot;
        int dots = 1;
        while (end < view.length() && end - start < LONGEST_DOMAIN && label(end)) {
            if (view.at(end) == '.') {
                if (!view.alnum(end + 1)) {
                    break;
                }
                last = end;
                dots++;
            }
            end++;
        }
        if (view.at(end) == '@' || view.at(start - 1) == '@' || view.at(start - 1) == '/') {
            return end - 1;
        }
        if (dots == 3 && version4(start, end)) {
            return end - 1;
        }
        if (webAddress(start, last, end)) {
            int stop = view.at(end) == '/' || view.at(end) == '?' || (view.at(end) == ':' && view.digit(end + 1))
                    ? rest(end)
                    : end;
            hits.add(PiiType.URL, start, stop);
            return stop - 1;
        }
        return end - 1;
    }

    private boolean webAddress(int start, int last, int end) {
        String top = view.text(last + 1, end).toLowerCase(java.util.Locale.ROOT);
        boolean www = end - start > 6 && view.text(start, start + 4).equalsIgnoreCase("www.");
        if (www) {
            return last - start >= 4 && top.length() >= 2 && view.letter(last + 1);
        }
        if (words.is(Words.List.TOP_DOMAIN, top)) {
            return view.letter(last - 1) || view.digit(last - 1);
        }
        return words.is(Words.List.COUNTRY_DOMAIN, top)
                && ((view.at(end) == '/' && view.alnum(end + 1))
                        || view.text(start, last).indexOf('.') > 0);
    }

    private boolean version4(int start, int end) {
        if (end - start > 15 || !InetAddresses.isInetAddress(view.text(start, end))) {
            return false;
        }
        int before = start;
        while (before > 0 && start - before < 12 && view.at(before - 1) != '\n') {
            before--;
        }
        String left = view.text(before, start).toLowerCase(java.util.Locale.ROOT);
        if (left.endsWith("version ") || left.endsWith("v") || left.endsWith("section ") || left.endsWith("§ ")) {
            return false;
        }
        hits.add(PiiType.IP, start, end);
        return true;
    }

    private int version6(int colon) {
        int start = colon;
        while (start > 0 && colon - start < 5 && Character.digit(view.at(start - 1), 16) >= 0) {
            start--;
        }
        int end = colon;
        boolean digit = false;
        int colons = 0;
        while (end < view.length() && end - start <= LONGEST_IP) {
            char c = view.at(end);
            if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
                break;
            }
            colons += c == ':' ? 1 : 0;
            end++;
        }
        while (end > start && (view.at(end - 1) == '.' || (view.at(end - 1) == ':' && view.at(end - 2) != ':'))) {
            end--;
        }
        for (int i = start; i < end; i++) {
            digit |= view.digit(i);
        }
        if (colons >= 2
                && digit
                && end - start >= 6
                && !view.alnum(start - 1)
                && !view.letter(end)
                && InetAddresses.isInetAddress(view.text(start, end))) {
            hits.add(PiiType.IP, start, end);
        }
        return Math.max(colon, end - 1);
    }

    /** {@code @name}. */
    private void handle(int sign) {
        if (view.alnum(sign - 1) || view.at(sign - 1) == '@') {
            return;
        }
        int end = name(sign + 1);
        if (end - sign > 2 && view.letter(first(sign + 1, end))) {
            hits.add(PiiType.HANDLE, sign, end);
        }
    }

    private int first(int from, int end) {
        int i = from;
        while (i < end && view.at(i) == '_') {
            i++;
        }
        return i;
    }

    /** {@code u/name} or {@code /u/name}. */
    private void account(int slash) {
        int start = view.at(slash - 2) == '/' ? slash - 2 : slash - 1;
        if (view.alnum(start - 1) || view.at(start - 1) == '/' || view.at(start - 1) == '.') {
            return;
        }
        int end = name(slash + 1);
        if (end - slash > 3) {
            hits.add(PiiType.HANDLE, start, end);
        }
    }

    private int name(int from) {
        int end = from;
        while (end < view.length()
                && end - from < LONGEST_LOCAL
                && (view.alnum(end)
                        || view.at(end) == '_'
                        || ((view.at(end) == '.' || view.at(end) == '-') && view.alnum(end + 1)))) {
            end++;
        }
        return end;
    }
}
