package org.quietroom.moderation.care;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Reason;

/**
 * What is true of one occasion. Whatever is null here is not said at all. Immutable; {@link #toString()} shows nothing.
 *
 * @param place where
 * @param language the language of the post; null if unknown
 * @param post what became of the post
 * @param reason why: the phrase {@code reason.<code>} of the texts if there is one, else its own text
 * @param within how long something usually takes
 * @param byPerson whether a moderator decided, or a rule
 * @param until the last day of something
 * @param off where automatic notes can be switched off
 * @param words what a moderator wrote to the member
 * @param edited whether a moderator changed the post before it went up
 */
public record Facts(
        Place place,
        @Nullable Locale language,
        @Nullable Post post,
        @Nullable Reason reason,
        @Nullable Duration within,
        @Nullable Boolean byPerson,
        @Nullable LocalDate until,
        @Nullable String off,
        @Nullable String words,
        boolean edited) {
    /** @throws NullPointerException if {@code place} is null */
    public Facts {
        requireNonNull(place, "place");
    }

    /** Nothing but the place and the language. */
    public static Facts of(Place place, @Nullable Locale language) {
        return new Facts(place, language, null, null, null, null, null, null, null, false);
    }

    /** The same with what became of the post. */
    public Facts post(@Nullable Post value) {
        return new Facts(place, language, value, reason, within, byPerson, until, off, words, edited);
    }

    /** The same with a reason. */
    public Facts reason(@Nullable Reason value) {
        return new Facts(place, language, post, value, within, byPerson, until, off, words, edited);
    }

    /** The same with a duration. */
    public Facts within(@Nullable Duration value) {
        return new Facts(place, language, post, reason, value, byPerson, until, off, words, edited);
    }

    /** The same with who decided. */
    public Facts decidedBy(boolean person) {
        return new Facts(place, language, post, reason, within, person, until, off, words, edited);
    }

    /** The same with a last day. */
    public Facts until(@Nullable LocalDate value) {
        return new Facts(place, language, post, reason, within, byPerson, value, off, words, edited);
    }

    /** The same with the address that switches automatic notes off. */
    public Facts off(@Nullable String value) {
        return new Facts(place, language, post, reason, within, byPerson, until, value, words, edited);
    }

    /** The same with a moderator's own words. */
    public Facts words(String value) {
        return new Facts(place, language, post, reason, within, byPerson, until, off, value, edited);
    }

    /** The same, saying that a moderator changed the post. */
    public Facts edited(boolean value) {
        return new Facts(place, language, post, reason, within, byPerson, until, off, words, value);
    }

    @Override
    public String toString() {
        return "Facts[hidden]";
    }

    /** What became of a post. */
    public enum Post {
        /** Published as it was written. */
        UP("post.up"),
        /** Published with something covered. */
        COVERED("post.covered"),
        /** It waits. */
        WAITING("post.waiting"),
        /** A private message was handed over. */
        DELIVERED("post.delivered"),
        /** Not published. */
        REFUSED("post.refused");

        private final String key;

        Post(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
