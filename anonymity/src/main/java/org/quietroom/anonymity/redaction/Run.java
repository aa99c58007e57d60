package org.quietroom.anonymity.redaction;

/** Digits in groups, joined by at most two separators each; in units of a {@link View}. Immutable. */
final class Run {
    private final View view;
    private final int start;
    private final int end;
    private final String digits;
    private final int[] groups;

    private Run(View view, int start, int end, String digits, int[] groups) {
        this.view = view;
        this.start = start;
        this.end = end;
        this.digits = digits;
        this.groups = groups;
    }

    static Run read(View view, int start, int longest) {
        StringBuilder digits = new StringBuilder();
        int[] groups = new int[longest];
        int count = 0;
        int end = start;
        int i = start;
        while (i < view.length() && i - start < longest) {
            if (view.digit(i)) {
                int from = i;
                while (view.digit(i) && i - start < longest) {
                    digits.append(view.at(i));
                    i++;
                }
                groups[count++] = i - from;
                end = i;
            } else if ((separator(view, i) && i - end < 3) || (i == start && view.at(i) == '+') || digits.isEmpty()) {
                i++;
            } else {
                break;
            }
        }
        if (view.at(end) == ')'
                && view.text(start, end).indexOf('(') > view.text(start, end).lastIndexOf(')')) {
            end++;
        }
        while (view.digit(end)) {
            end++;
            digits.append('0');
        }
        return new Run(view, start, end, digits.toString(), java.util.Arrays.copyOf(groups, count));
    }

    private static boolean separator(View view, int i) {
        char c = view.at(i);
        if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '/' || c == '.') {
            char next = view.at(i + 1);
            return (next >= '0' && next <= '9') || next == ' ' || next == '-' || next == '(' || next == ')';
        }
        return false;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String digits() {
        return digits;
    }

    int count() {
        return digits.length();
    }

    int groups() {
        return groups.length;
    }

    int group(int index) {
        return groups[index];
    }

    /** Whether the groups are of just these lengths. */
    boolean form(int... lengths) {
        return java.util.Arrays.equals(groups, lengths);
    }

    /** Whether one of these characters stands in it. */
    boolean has(String any) {
        for (int i = start; i < end; i++) {
            if (any.indexOf(view.at(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether this one character joins all groups. */
    boolean joinedBy(char c) {
        for (int i = start; i < end; i++) {
            if (!view.digit(i) && view.at(i) != c) {
                return false;
            }
        }
        return true;
    }
}
