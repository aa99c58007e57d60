package org.quietroom.moderation.text;

import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.Marks.Role;

/**
 * A stretch without white space, mapped character by character with its symbols kept.
 *
 * @param text the mapped characters without symbols at its ends
 * @param look the same characters in their own case and script
 * @param lead a symbol before it that may stand for a letter; empty if there is none
 * @param start where {@code text} began in the input
 * @param end where it ended
 * @param endsSentence whether a full stop or the like follows
 */
record Chunk(String text, String look, String lead, int start, int end, boolean endsSentence) {
    private static final String LEADS = "$@!|+";

    /** The chunk between two positions; null if it is too long to be one word, or holds none. */
    static @Nullable Chunk of(CharSequence in, int from, int to) {
        StringBuilder text = new StringBuilder();
        StringBuilder look = new StringBuilder();
        String lead = "";
        int start = -1;
        int end = -1;
        int kept = 0;
        int keptLook = 0;
        boolean ends = false;
        for (int i = from; i < to; ) {
            int codePoint = Character.codePointAt(in, i);
            int next = i + Character.charCount(codePoint);
            String mapped = codePoint < 128
                    ? String.valueOf((char) Character.toLowerCase(codePoint))
                    : orSelf(Marks.mapping(codePoint), codePoint);
            for (int j = 0; j < mapped.length(); ) {
                int c = mapped.codePointAt(j);
                j += Character.charCount(c);
                Role role = c < 128 ? Marks.ascii(c) : Marks.role(c);
                boolean inWord = role == Role.LETTER || role == Role.DIGIT;
                boolean soft = role == Role.SOFT || role == Role.SOFT_BREAK;
                if (start < 0 && soft) {
                    lead = LEADS.indexOf(c) >= 0 ? String.valueOf((char) c) : "";
                } else if (inWord || soft) {
                    text.appendCodePoint(c);
                    look.appendCodePoint(codePoint);
                    ends |= role == Role.SOFT_BREAK;
                }
                if (inWord) {
                    start = start < 0 ? i : start;
                    end = next;
                    kept = text.length();
                    keptLook = look.length();
                    ends = false;
                }
            }
            if (text.length() > Vocabulary.MAX_WORD) {
                return null;
            }
            i = next;
        }
        text.setLength(kept);
        look.setLength(keptLook);
        return start < 0 ? null : new Chunk(text.toString(), look.toString(), lead, start, end, ends);
    }

    private static String orSelf(@Nullable String mapped, int codePoint) {
        return mapped == null ? Character.toString(codePoint) : mapped;
    }

    /** The word of the vocabulary that this spells, by the first way that finds one. */
    @Nullable
    String word(Vocabulary vocabulary) {
        String word = vocabulary.byLeet(text);
        if (word == null && !lead.isEmpty()) {
            word = vocabulary.byLeet(lead + text);
        }
        if (word == null && !ascii()) {
            word = vocabulary.byLook(text);
            word = word == null && !look.equals(text) ? vocabulary.byLook(look) : word;
        }
        if (word == null) {
            word = vocabulary.byMask(text);
        }
        return word == null ? vocabulary.byJoin(text) : word;
    }

    private boolean ascii() {
        return text.chars().allMatch(c -> c < 128);
    }

    @Override
    public String toString() {
        return "Chunk[" + text.length() + " units hidden]";
    }
}
