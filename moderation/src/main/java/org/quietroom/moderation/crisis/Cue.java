package org.quietroom.moderation.crisis;

import java.util.Locale;

/** What words around a phrase can do to it. */
enum Cue {
    /** Directly before a phrase: it is denied. */
    NEGATION,
    /** Directly after a phrase: it is denied. */
    DENIED_AFTER,
    /** Its words may stand between a denial and its phrase. */
    FILLER,
    /** Directly before a denial: it denies nothing. */
    TRAP,
    /** In the sentence of a phrase: it is over. */
    PAST,
    /** In it too: it is not over. */
    AGAIN,
    /** Before words in quotation marks: they are those of a form, a sign, a song. */
    SOURCE,
    /** In the sentence of a phrase about somebody else, or of words in quotation marks: it is a story. */
    STORY,
    /** In the sentence of a phrase about nobody in particular: it is news, research or law. */
    NEWS;

    /** Its name in a pack. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
