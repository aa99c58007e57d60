package org.quietroom.anonymity.redaction;

/** Names of accounts that begin with a sign: {@code @name}, {@code u/name}. */
final class Handles {
    private static final int LONGEST = 64;

    private final View view;
    private final Hits hits;

    Handles(View view, Hits hits) {
        this.view = view;
        this.hits = hits;
    }

    /** {@code @name}. */
    void at(int sign) {
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
    void user(int slash) {
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
                && end - from < LONGEST
                && (view.alnum(end)
                        || view.at(end) == '_'
                        || ((view.at(end) == '.' || view.at(end) == '-') && view.alnum(end + 1)))) {
            end++;
        }
        return end;
    }
}
