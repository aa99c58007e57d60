package org.quietroom.moderation.crisis;

/** A lexicon pack that breaks a rule of its format. The message names file and entry and says what to do. */
public final class PackException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Something is wrong at a place. */
    PackException(String file, String where, String problem, String remedy) {
        super(file + (where.isEmpty() ? "" : ", " + where) + ": " + problem + "; " + remedy);
    }
}
