package org.quietroom.core.guard;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.verdict.Reason;

/**
 * What a guard is handed beside the submission. Immutable.
 *
 * @param author who speaks, as the room knows them
 * @param account the account, only for a guard that declares {@link Need#ACCOUNT}; null for every other
 * @param restriction why the author may not write here now, as moderators decided; null if they may
 * @param language the room's language
 * @param facts further facts about the room that a host states, by name
 */
public record RoomContext(
        Pseudonym author,
        @Nullable AccountId account,
        @Nullable Reason restriction,
        Locale language,
        Map<String, String> facts) {

    /** Copies the map. */
    public RoomContext {
        requireNonNull(author, "author");
        requireNonNull(language, "language");
        facts = Map.copyOf(facts);
    }

    /** A room about which nothing special is known. */
    public static RoomContext of(Pseudonym author, Locale language) {
        return new RoomContext(author, null, null, language, Map.of());
    }

    /** The same context with the account. */
    public RoomContext withAccount(@Nullable AccountId other) {
        return new RoomContext(author, other, restriction, language, facts);
    }
}
