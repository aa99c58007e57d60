package org.quietroom.anonymity.redaction;

import java.util.Locale;

/** Addresses of the web, with a scheme or without, up to the punctuation of the sentence around them. */
final class WebAddresses {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_LABEL = 64;
    private static final int LONGEST_DOMAIN = 253;

    private final View view;
    private final Hits hits;
    private final Words words;
    private final IpAddresses ips;

    WebAddresses(View view, Hits hits, Words words, IpAddresses ips) {
        this.view = view;
        this.hits = hits;
        this.words = words;
        this.ips = ips;
    }

    /** {@code https://…}; returns the last unit read, or less if it is none. */
    int scheme(int colon) {
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
        while (end < view.length() && end - from < LONGEST) {
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

    /** A dotted word: an IPv4 address, or a web address without a scheme. */
    int domain(int dot) {
        if (!view.alnum(dot - 1) || !view.alnum(dot + 1)) {
            return dot;
        }
        int start = dot;
        while (start > 0 && dot - start < LONGEST_LABEL && (view.alnum(start - 1) || view.at(start - 1) == '-')) {
            start--;
        }
        int end = dot + 1;
        int last = dot;
        int dots = 1;
        while (end < view.length() && end - start < LONGEST_DOMAIN && view.host(end)) {
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
        if (dots == 3 && ips.version4(start, end)) {
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
        String top = view.text(last + 1, end).toLowerCase(Locale.ROOT);
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
}
