package org.quietroom.commonroom;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chat server itself: rooms and members in memory, nothing on disk. Safe for many threads. */
final class CommonRoom {
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<UUID, Member> byToken = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Member> byKey = new LinkedHashMap<>();
    private final boolean veiled;
    private final Limits limits;
    private final Clock clock;
    private final Budget arrivals;
    private int guests;

    /**
     * @param titles the rooms' titles by their keys, in the order they are listed
     * @param veiled whether members are promised a name of their own in each room; without it they are guests by number
     * @param sealed the keys of the rooms that are sealed
     * @throws IllegalArgumentException if there is no room, or more than the limits allow
     */
    CommonRoom(Map<String, String> titles, Set<String> sealed, boolean veiled, Limits limits, Clock clock) {
        if (titles.isEmpty() || titles.size() > limits.rooms()) {
            throw new IllegalArgumentException("a Common Room has 1 to " + limits.rooms() + " rooms");
        }
        this.veiled = veiled;
        this.limits = limits;
        this.clock = clock;
        this.arrivals = new Budget(100, Duration.ofMillis(200), clock);
        titles.forEach((key, title) -> rooms.put(key, new Room(key, title, sealed.contains(key), limits.lines())));
    }

    /** A house without sealed rooms. */
    CommonRoom(Map<String, String> titles, boolean veiled, Limits limits, Clock clock) {
        this(titles, Set.of(), veiled, limits, clock);
    }

    boolean veiled() {
        return veiled;
    }

    Limits limits() {
        return limits;
    }

    Clock clock() {
        return clock;
    }

    Collection<Room> rooms() {
        return List.copyOf(rooms.values());
    }

    @Nullable
    Room room(String key) {
        return rooms.get(key);
    }

    /** A new member; null if the house is full or people arrive too fast. */
    synchronized @Nullable Member arrive() {
        if (!arrivals.take()) {
            return null;
        }
        if (byToken.size() >= limits.members()) {
            Member eldest = byToken.values().iterator().next();
            if (eldest.lastSeen().plus(limits.idle()).isAfter(clock.instant())) {
                return null;
            }
            leave(eldest);
        }
        Member member = new Member(++guests, limits, clock);
        byToken.put(member.token, member);
        byKey.put(member.key, member);
        return member;
    }

    /** Whose cookie this is; null if nobody's. */
    synchronized @Nullable Member byToken(@Nullable String cookie) {
        UUID token = uuid(cookie);
        Member member = token == null ? null : byToken.get(token);
        if (member != null) {
            member.seen(clock.instant());
        }
        return member;
    }

    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    synchronized @Nullable Member byKey(String key) {
        return byKey.get(key);
    }

    /** Ends an account. What it said to others stays under its pseudonym; nobody can tell any more whose it was. */
    synchronized void leave(Member member) {
        byToken.remove(member.token);
        byKey.remove(member.key);
        rooms.values().forEach(room -> room.forget(member));
    }
}
