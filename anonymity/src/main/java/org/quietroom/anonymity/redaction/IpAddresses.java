package org.quietroom.anonymity.redaction;

import com.google.common.net.InetAddresses;
import java.util.Locale;

/** IP addresses of both versions; numbers of programs and sections look alike and are none. */
final class IpAddresses {
    private static final int LONGEST = 45;

    private final View view;
    private final Hits hits;

    IpAddresses(View view, Hits hits) {
        this.view = view;
        this.hits = hits;
    }

    /** Takes four numbers with dots; whether they are an address. */
    boolean version4(int start, int end) {
        if (end - start > 15 || !InetAddresses.isInetAddress(view.text(start, end))) {
            return false;
        }
        int before = start;
        while (before > 0 && start - before < 12 && view.at(before - 1) != '\n') {
            before--;
        }
        String left = view.text(before, start).toLowerCase(Locale.ROOT);
        if (left.endsWith("version ") || left.endsWith("v") || left.endsWith("section ") || left.endsWith("§ ")) {
            return false;
        }
        hits.add(PiiType.IP, start, end);
        return true;
    }

    /** Takes what stands around a colon; returns the last unit read. */
    int version6(int colon) {
        int start = colon;
        while (start > 0 && colon - start < 5 && Character.digit(view.at(start - 1), 16) >= 0) {
            start--;
        }
        int end = colon;
        boolean digit = false;
        int colons = 0;
        while (end < view.length() && end - start <= LONGEST) {
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
}
