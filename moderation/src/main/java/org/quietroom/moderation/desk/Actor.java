package org.quietroom.moderation.desk;

import static java.util.Objects.requireNonNull;

/**
 * Who acts on the desk.
 *
 * @param name the moderator's user name, as history and audit log will show it; 1 to 64 characters
 * @param rank what they may do
 */
public record Actor(String name, Rank rank) {
    /** The desk itself, in history entries: never a person. */
    static final String SYSTEM = "system";

    private static final int MAX_NAME = 64;

    /** @throws IllegalArgumentException if the name is blank, too long or the desk's own */
    public Actor {
        requireNonNull(rank, "rank");
        if (name.isBlank() || name.length() > MAX_NAME || name.equals(SYSTEM)) {
            throw new IllegalArgumentException("an actor has a name of 1 to " + MAX_NAME + " characters, not 'system'");
        }
    }

    /** A moderator. */
    public static Actor moderator(String name) {
        return new Actor(name, Rank.MODERATOR);
    }

    /** A lead. */
    public static Actor lead(String name) {
        return new Actor(name, Rank.LEAD);
    }

    boolean leads() {
        return rank == Rank.LEAD;
    }

    /** What somebody may do. */
    public enum Rank {
        /** Takes cases and acts on those they hold. */
        MODERATOR,
        /** Also acts on cases that somebody else holds. */
        LEAD
    }
}
