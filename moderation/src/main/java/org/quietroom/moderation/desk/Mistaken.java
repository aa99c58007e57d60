package org.quietroom.moderation.desk;

/** Why flagged words are not what they seem. Order is the order of the choices on the page. */
public enum Mistaken {
    /** Quoted, from a story, a song or the news. */
    SOMEBODY_ELSES_WORDS,
    /** An idiom, or a word with another meaning. */
    OTHER_MEANING,
    /** Denied, and the denial is meant. */
    DENIED,
    /** Over, and told as such. */
    OVER,
    /** Talk of illness, treatment or an accepted prognosis. */
    ILLNESS,
    /** Help offered to others. */
    OFFERS_HELP
}
