package org.quietroom.core.host;

import static java.util.Objects.requireNonNull;

import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/** Something that a host is asked to do after the fact. It names people by pseudonym, so it can be stored. */
public sealed interface Effect {
    /** Where it happens. */
    RoomId room();

    /** Calls the one method of {@code cases} that fits. */
    <R> R match(Cases<R> cases);

    /** One method a case. */
    interface Cases<R> {
        /** A held message is published. */
        R publish(Publish effect);

        /** The author is told something in private. */
        R tell(Tell effect);

        /** A published message is taken away. */
        R remove(Remove effect);
    }

    /**
     * Publishes a held message under its author's pseudonym.
     *
     * @param author whose it is
     * @param submission what is published: the original, or as guards or a moderator rewrote it
     */
    record Publish(Pseudonym author, Submission submission) implements Effect {
        /** @throws NullPointerException if anything is null */
        public Publish {
            requireNonNull(author, "author");
            requireNonNull(submission, "submission");
        }

        @Override
        public RoomId room() {
            return submission.room();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.publish(this);
        }
    }

    /**
     * Tells the author something that nobody else sees. {@link #toString()} hides the words.
     *
     * @param to who is told
     * @param text plain text
     */
    record Tell(Pseudonym to, String text) implements Effect {
        /** @throws NullPointerException if anything is null */
        public Tell {
            requireNonNull(to, "to");
            requireNonNull(text, "text");
        }

        @Override
        public RoomId room() {
            return to.room();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tell(this);
        }

        @Override
        public String toString() {
            return "Tell[" + to.id() + ", text hidden]";
        }
    }

    /**
     * Takes a published message away, as far as the host can.
     *
     * @param room where it is
     * @param message which one
     */
    record Remove(RoomId room, MessageId message) implements Effect {
        /** @throws NullPointerException if anything is null */
        public Remove {
            requireNonNull(room, "room");
            requireNonNull(message, "message");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remove(this);
        }
    }
}
