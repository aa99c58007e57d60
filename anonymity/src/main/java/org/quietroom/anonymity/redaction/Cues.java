package org.quietroom.anonymity.redaction;

/** Which cue words stand near a span: the words of the same line, a few to either side. */
final class Cues {
    private static final int FAR = 8;
    private static final int NEAR = 3;

    private final Tokens tokens;

    Cues(Tokens tokens) {
        this.tokens = tokens;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Whether a word of the list stands shortly before, in the same paragraph. */
    boolean before(int unit, Words.List list) {
        int token = tokens.from(unit);
        for (int t = token - 1; t >= 0 && token - t <= FAR && !tokens.paragraph(t + 1); t--) {
            if (tokens.in(t, list)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word of the list stands just behind, on the same line. */
    boolean after(int unit, Words.List list) {
        int token = tokens.from(unit);
        for (int t = token; t < tokens.size() && t - token < NEAR && !tokens.newLine(t); t++) {
            if (tokens.in(t, list)) {
                return true;
            }
        }
        return false;
    }

    boolean near(int start, int end, Words.List list) {
        return before(start, list) || after(end, list);
    }
}
