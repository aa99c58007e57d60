package org.quietroom.core.message;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sealed room of two members of another room, and of nobody else. Its key tells whom it admits:
 * {@code {key of the other room}~{one id}~{other id}}, the smaller id first. Both are in it who they are in the other room.
 *
 * @param parent the room in which the two met; never a private one itself
 * @param one the smaller of the two ids, as text
 * @param other the other one
 */
public record PrivateRoom(RoomId parent, PseudonymId one, PseudonymId other) {
    private static final Pattern KEY = Pattern.compile("(.+)~([0-9a-f]{32})~([0-9a-f]{32})");

    /** @throws IllegalArgumentException if the ids are the same or in another order, or the room is a private one */
    public PrivateRoom {
        requireNonNull(parent, "parent");
        if (one.value().compareTo(other.value()) >= 0) {
            throw new IllegalArgumentException("a private room is of two members, the smaller id first");
        }
        if (KEY.matcher(parent.value()).matches()) {
            throw new IllegalArgumentException("a private room has no private rooms of its own");
        }
    }

    /**
     * The room of a member and somebody else in the same room.
     *
     * @throws IllegalArgumentException if both are the same, or the room is a private one
     */
    public static PrivateRoom between(Pseudonym member, PseudonymId with) {
        PseudonymId id = member.id();
        return id.value().compareTo(with.value()) < 0
                ? new PrivateRoom(member.room(), id, with)
                : new PrivateRoom(member.room(), with, id);
    }

    /** Which private room a key means; empty if it is another kind of room. */
    public static Optional<PrivateRoom> of(RoomId room) {
        Matcher key = KEY.matcher(room.value());
        if (!key.matches()
                || key.group(2).compareTo(key.group(3)) >= 0
                || KEY.matcher(key.group(1)).matches()) {
            return Optional.empty();
        }
        return Optional.of(new PrivateRoom(
                new RoomId(room.host(), key.group(1)), new PseudonymId(key.group(2)), new PseudonymId(key.group(3))));
    }

    /** As hosts and hubs name it. */
    public RoomId id() {
        return new RoomId(parent.host(), parent.value() + "~" + one + "~" + other);
    }

    /** Whether it is this member's. */
    public boolean admits(PseudonymId member) {
        return member.equals(one) || member.equals(other);
    }

    /** The one of the two that is not {@code member}. */
    public PseudonymId otherThan(PseudonymId member) {
        return member.equals(one) ? other : one;
    }

    /** The same member, in this room. */
    public Pseudonym in(Pseudonym member) {
        return new Pseudonym(member.id(), id(), member.name());
    }

    /** The same member, in the room in which the two met. */
    public Pseudonym outside(Pseudonym member) {
        return new Pseudonym(member.id(), parent, member.name());
    }
}
