package org.quietroom.gateway.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.gateway.console.signin.Preferences;

/**
 * What is around every page. Holds no member text: the title and the address stay clean.
 *
 * @param at which page it is, for the navigation and the keys
 * @param title its heading, and with the product's name the window's title
 * @param t the texts
 * @param person who looks; null before signing in
 * @param csrf what each form sends back; empty before signing in
 * @param waiting how many cases wait
 * @param mine how many of them this person has
 * @param health how the hosts are, in words
 * @param healthy whether all is well with them
 * @param shadow whether everything is only reported
 * @param ends when the sign-in ends if nothing is done, as text
 * @param told what the last act did; null if no act led here
 */
public record Page(
        String at,
        String title,
        Texts t,
        @Nullable Person person,
        String csrf,
        int waiting,
        int mine,
        String health,
        boolean healthy,
        boolean shadow,
        String ends,
        @Nullable Told told) {

    /** The address of a static file. */
    public String asset(String name) {
        return Assets.path(name);
    }

    /** The value of {@code aria-current} of the link to a page. */
    public @Nullable String current(String other) {
        return at.equals(other) ? "page" : null;
    }

    /** The value of {@code data-theme}; null to follow the system. */
    public @Nullable String theme() {
        Preferences.Theme theme =
                person == null ? Preferences.Theme.SYSTEM : person.preferences().theme();
        return theme == Preferences.Theme.SYSTEM ? null : theme.name().toLowerCase(Locale.ROOT);
    }

    /** Whether keys without a modifier do anything. */
    public boolean shortcuts() {
        return person != null && person.preferences().shortcuts();
    }

    /**
     * What the last act did.
     *
     * @param text in words, with what it leaves behind
     * @param undo where undoing it is posted to; null if it cannot be undone
     * @param version what the undoing must name
     * @param left milliseconds in which it can still be taken back; negative if that does not end soon
     * @param sent what to say when they are over
     */
    public record Told(String text, @Nullable String undo, long version, long left, String sent) {
        /** Something that cannot be undone. */
        static Told plain(String text) {
            return new Told(text, null, 0, -1, "");
        }
    }
}
