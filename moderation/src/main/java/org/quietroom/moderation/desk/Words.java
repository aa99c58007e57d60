package org.quietroom.moderation.desk;

import org.jspecify.annotations.Nullable;

/** What moderators write, checked for length. */
final class Words {
    private Words() {}

    /**
     * The text without white space around it; null if that is nothing and may be.
     *
     * @throws ActRefusedException if it is too long, or blank and must not be
     */
    static @Nullable String checked(String text, int max, boolean mayBeBlank) {
        String words = text.strip();
        if (words.length() > max) {
            throw new ActRefusedException(
                    "desk.words.long", "That is longer than " + max + " characters. Shorten it, then try again.");
        }
        if (words.isEmpty() && !mayBeBlank) {
            throw new ActRefusedException("desk.words.none", "There are no words yet. Write something first.");
        }
        return words.isEmpty() ? null : words;
    }

    static String required(String text, int max) {
        String words = checked(text, max, false);
        return words == null ? "" : words;
    }
}
