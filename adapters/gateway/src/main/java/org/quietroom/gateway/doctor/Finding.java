package org.quietroom.gateway.doctor;

/**
 * One thing that was looked at.
 *
 * @param grade how it is
 * @param what what was found
 * @param next what to do; empty if nothing
 */
public record Finding(Grade grade, String what, String next) {
    /** How something is. */
    public enum Grade {
        /** As it should be. */
        FINE,
        /** It works; somebody should know. */
        NOTE,
        /** It does not work. */
        BAD
    }

    static Finding fine(String what) {
        return new Finding(Grade.FINE, what, "");
    }

    static Finding note(String what, String next) {
        return new Finding(Grade.NOTE, what, next);
    }

    static Finding bad(String what, String next) {
        return new Finding(Grade.BAD, what, next);
    }
}
