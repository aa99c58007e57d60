package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How the console looks and listens for one person.
 *
 * @param shortcuts whether keys without a modifier do anything
 * @param theme light, dark or as the system says
 * @param zone in which times are written
 * @param language of the texts
 */
public record Preferences(boolean shortcuts, Theme theme, ZoneId zone, Locale language) {
    /** @throws NullPointerException if anything is null */
    public Preferences {
        requireNonNull(theme, "theme");
        requireNonNull(zone, "zone");
        requireNonNull(language, "language");
    }

    /** Which colours. */
    public enum Theme {
        /** As the system says. */
        SYSTEM,
        /** Dark on light. */
        LIGHT,
        /** Light on dark. */
        DARK
    }
}
