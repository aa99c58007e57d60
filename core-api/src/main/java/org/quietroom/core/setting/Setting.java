package org.quietroom.core.setting;

import static java.util.Objects.requireNonNull;

/**
 * One thing an operator may set, with what holds if nobody does.
 *
 * @param <T> {@link String}, {@link Integer}, {@link Boolean} or {@link java.util.List} of strings
 * @param name its key, in words joined by hyphens
 * @param type the type of its value
 * @param fallback what holds if it is not set
 * @param description one sentence for the operator
 * @param secret whether its value must never be shown
 */
public record Setting<T>(String name, Class<T> type, T fallback, String description, boolean secret) {
    /** @throws NullPointerException if anything is null */
    public Setting {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(fallback, "fallback");
        requireNonNull(description, "description");
    }

    /** A text. */
    public static Setting<String> text(String name, String fallback, String description) {
        return new Setting<>(name, String.class, fallback, description, false);
    }

    /** A text that is never shown, empty if not set. */
    public static Setting<String> secret(String name, String description) {
        return new Setting<>(name, String.class, "", description, true);
    }

    /** A whole number. */
    public static Setting<Integer> number(String name, int fallback, String description) {
        return new Setting<>(name, Integer.class, fallback, description, false);
    }

    /** Yes or no. */
    public static Setting<Boolean> flag(String name, boolean fallback, String description) {
        return new Setting<>(name, Boolean.class, fallback, description, false);
    }

    /**
     * Fails unless a value fits.
     *
     * @param allowed what may stand there, to be read after "must be"
     * @throws IllegalArgumentException if it does not; the message names the key, not the value
     */
    public void require(boolean fits, String allowed) {
        if (!fits) {
            throw misfit(allowed);
        }
    }

    /** Says that the value does not fit, and what may stand there; it names the key, not the value. */
    public IllegalArgumentException misfit(String allowed) {
        return new IllegalArgumentException("setting '" + name + "' must be " + allowed);
    }
}
