package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;

/** Something that a member sees in a room, as this device keeps it. Numbers rise by one a line and are never used again. */
public sealed interface Line {
    /** Its place among all lines of this device, from 1. */
    long number();

    /** By the hub's clock. */
    Instant at();

    /** URI of the member it is about. */
    String member();

    /** As the hub named the member when this device first met them; may be empty. */
    String name();

    /**
     * A message whose sender is proven and whose words are those the sender committed to.
     *
     * @param sequence its place in the room, by the hub
     * @param own whether this member said it, on whichever device
     * @param content the words, the sender, the room
     * @param frank the hub's mark, with which it can be reported
     */
    record Said(
            long number,
            long sequence,
            Instant at,
            String member,
            String name,
            boolean own,
            Content content,
            Frank frank)
            implements Line {
        /** @throws NullPointerException if anything is null */
        public Said {
            requireNonNull(at, "at");
            requireNonNull(member, "member");
            requireNonNull(name, "name");
            requireNonNull(content, "content");
            requireNonNull(frank, "frank");
        }

        /** What was said, and what was attached. */
        public Body body() {
            return Body.read(content.body());
        }

        /** No words, no names. */
        @Override
        public String toString() {
            return "Said[" + number + "]";
        }
    }

    /**
     * Something that happened.
     *
     * @param kind what
     */
    record Note(long number, Kind kind, Instant at, String member, String name) implements Line {
        /** @throws NullPointerException if anything is null */
        public Note {
            requireNonNull(kind, "kind");
            requireNonNull(at, "at");
            requireNonNull(member, "member");
            requireNonNull(name, "name");
        }

        /** No names. */
        @Override
        public String toString() {
            return "Note[" + number + " " + kind + "]";
        }
    }

    /**
     * A message of this device that the hub does not take: nobody got it. Or one that had not come back when this device went out
     * of the room: then others may have got it.
     *
     * @param sent what {@link SealedRoom#send(String)} gave
     * @param words what was to be said
     * @param code the hub's reason
     * @param text the same for the member
     */
    record NotSent(long number, long sent, Instant at, String member, String words, String code, String text)
            implements Line {
        /** @throws NullPointerException if anything is null */
        public NotSent {
            requireNonNull(at, "at");
            requireNonNull(member, "member");
            requireNonNull(words, "words");
            requireNonNull(code, "code");
            requireNonNull(text, "text");
        }

        @Override
        public String name() {
            return "";
        }

        /** No words. */
        @Override
        public String toString() {
            return "NotSent[" + number + " " + code + "]";
        }
    }

    /** What happened. The names are stored. */
    enum Kind {
        /** This device came in. */
        ENTERED,
        /** A member came in. */
        JOINED,
        /** A member has no device left in the room. */
        LEFT,
        /** A member who is inside added a device. */
        DEVICE_ADDED,
        /** One of several devices of a member was removed. */
        DEVICE_REMOVED,
        /** Something came that could not be checked; nothing of it is shown. */
        UNCHECKED,
        /** The hub gives this member another name than before. */
        RENAMED,
        /** This device was removed. */
        REMOVED,
        /** The room ended, and may have begun anew, without this device. */
        ENDED,
        /** This device cannot follow any more. */
        LOST
    }
}
