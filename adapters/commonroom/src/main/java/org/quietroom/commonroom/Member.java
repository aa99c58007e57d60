package org.quietroom.commonroom;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Pseudonym;

/**
 * One visitor's account at this host. It knows no name, no address: a cookie is all of the login. Compared by identity;
 * safe for many threads.
 */
final class Member {
    private static final int DRAFTS = 64;

    /** The host's key of the account, which Quietroom is told; not the cookie. */
    final String key = UUID.randomUUID().toString();

    /** What the cookie holds. */
    final UUID token = UUID.randomUUID();

    /** What every form must bring along. */
    final UUID formToken = UUID.randomUUID();

    final Speaker guest;
    final Budget budget;

    private final Map<String, Pseudonym> pseudonyms = new ConcurrentHashMap<>();
    private final Map<String, Speaker> names = new ConcurrentHashMap<>();
    private final Map<String, Long> looked = new ConcurrentHashMap<>();
    private final Map<String, @Nullable Integer> drafts = new LinkedHashMap<>();
    private volatile Instant seen;

    Member(int number, Limits limits, Clock clock) {
        this.guest = new Speaker(UUID.randomUUID().toString(), "Guest " + number, null);
        this.budget = new Budget(limits.burst(), limits.pace(), clock);
        this.seen = clock.instant();
    }

    void seen(Instant now) {
        seen = now;
    }

    Instant lastSeen() {
        return seen;
    }

    @Nullable
    Speaker nameIn(Room room) {
        return names.get(room.key());
    }

    /** The pseudonym in a sealed room, as it was given once. */
    @Nullable
    Pseudonym pseudonymIn(Room room) {
        return pseudonyms.get(room.key());
    }

    void callIn(Room room, Pseudonym name) {
        pseudonyms.put(room.key(), name);
    }

    void callIn(Room room, Speaker name) {
        names.put(room.key(), name);
    }

    /** How far the member had looked before, and has now. Shown to nobody else. */
    long looked(Room room, long upTo) {
        Long before = looked.put(room.key(), upTo);
        return before == null ? upTo : before;
    }

    /** A key for a message that is yet to be written. */
    synchronized String draft() {
        String id = UUID.randomUUID().toString();
        drafts.put(id, null);
        if (drafts.size() > DRAFTS) {
            drafts.remove(drafts.keySet().iterator().next());
        }
        return id;
    }

    /**
     * The key under which {@code text} is sent: the draft's own, so that the same form sent twice is one message; a fresh one
     * if the draft was used for other words (the Back button) or is not this member's.
     */
    String claim(@Nullable String draft, String text) {
        synchronized (this) {
            if (draft != null && drafts.containsKey(draft)) {
                Integer print = drafts.get(draft);
                if (print == null || print == text.hashCode()) {
                    drafts.put(draft, text.hashCode());
                    return draft;
                }
            }
        }
        return UUID.randomUUID().toString();
    }
}
