package org.quietroom.gateway.console.signin;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who may sign in.
 *
 * @param name as others see it: 1 to 32 letters, digits, spaces, dots, apostrophes and hyphens, letter first
 * @param role what they may do
 * @param preferences how the console looks for them
 */
public record Person(String name, Role role, Preferences preferences) {
    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{M}0-9 .'-]{0,31}");

    /** @throws IllegalArgumentException if {@code name} has another form */
    public Person {
        requireNonNull(role, "role");
        requireNonNull(preferences, "preferences");
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has 1 to 32 letters, digits, spaces, dots, apostrophes or hyphens, and begins with a letter");
        }
    }

    /** Whether they may do what a lead may. */
    public boolean leads() {
        return role == Role.LEAD;
    }

    /** The key of a name: two names that differ only in case are one person. */
    static String idOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
