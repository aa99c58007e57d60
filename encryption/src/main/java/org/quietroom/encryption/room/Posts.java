package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.wire.MalformedException;

/**
 * Sealed messages that the host carries as ordinary posts, in {@link Armour}: its archive then holds ciphertext alone. Who comes and
 * goes still passes the hub, and the hub marks each message without seeing its words, so that posts can be reported too.
 *
 * <p>A post can be opened by who is in the room when it is posted, and for two commits longer. Safe for many threads.
 */
public final class Posts {
    private static final int OTHERWISE_MARKED = 422;

    private final Asking hub;
    private final Keeper keeper;
    private final Turns turns;
    private final OwnPosts own;

    Posts(Asking hub, Keeper keeper, Turns turns) {
        this.hub = hub;
        this.keeper = keeper;
        this.turns = turns;
        this.own = new OwnPosts(hub, keeper);
    }

    /** What became of something that a host handed over. */
    public enum Taken {
        /** There is a new line. */
        NEW,
        /** It was there before: nothing changed. */
        KNOWN,
        /**
         * It comes from a later epoch, or this device waits to be let in: hand it over again once the hub's events have been
         * followed.
         */
        LATER,
        /** It is sealed, but could not be checked or comes too late: one line says so. */
        UNCHECKED,
        /** It is no sealed post: ordinary words. */
        NOT_SEALED
    }

    /**
     * Seals words for a post, and stores that; nothing is sent.
     *
     * @return its number, for {@link #text}
     * @throws IllegalStateException if this device is not in the room, or alone in a private one: nobody could read it
     */
    public long seal(String words) {
        return turns.get(() -> own.seal(words));
    }

    /** Numbers of what was sealed and has not come back: post them, again if a crash came between. */
    public List<Long> waiting() {
        return turns.get(() -> List.copyOf(keeper.posts.keySet()));
    }

    /**
     * What to post: always the same text for a number, once it was given out.
     *
     * @throws HubAwayException if the hub cannot mark it now
     * @throws HubRefusedException if the hub does not: nothing may be said by this member now
     * @throws IllegalArgumentException if nothing waits under this number
     */
    public String text(long number) {
        return turns.get(() -> Armour.write(own.marked(number).payload()));
    }

    /**
     * Seals anew, with new keys, what waits under a number, if it was sealed so long ago that nobody could open it any more: the
     * program had ended before it was posted. Only for what the host has not got, once all that it carried was taken: otherwise it
     * is said twice.
     *
     * @return whether it was: then {@link #text} is another one
     * @throws IllegalArgumentException if nothing waits under this number
     */
    public boolean sealAgain(long number) {
        return turns.get(() -> own.sealAgain(number));
    }

    /**
     * Takes what the host carried, whoever wrote it.
     *
     * @throws HubAwayException if the hub cannot say now whether its mark is right; nothing is changed then
     * @throws HubRefusedException if the hub does not say so to this device, as it was taken out; nothing is changed then
     */
    public Taken take(String post) {
        Optional<Post> read = Armour.read(post).flatMap(Post::read);
        return read.isEmpty() ? Taken.NOT_SEALED : turns.get(() -> take(read.get()));
    }

    private Taken take(Post post) {
        keeper.requireSound();
        Bytes message = post.message();
        Optional<Map.Entry<Long, Post.Own>> mine = keeper.posts.entrySet().stream()
                .filter(entry -> entry.getValue().post().message().equals(message))
                .findFirst();
        if (mine.isPresent()) {
            Content content = mine.get().getValue().content();
            Step step = new Step(keeper).postGone(mine.get().getKey()).seen(message);
            return said(step, post, content);
        }
        if (keeper.place.phase() == Phase.NEW || keeper.place.phase() == Phase.WAITING) {
            return Taken.LATER;
        }
        if (keeper.seen.contains(Keeper.digest(message)) || !keeper.in()) {
            return Taken.KNOWN;
        }
        try {
            if (MlsMessage.of(message) instanceof PrivateMessage sealed) {
                if (sealed.epoch() > keeper.group().epoch()) {
                    return Taken.LATER;
                }
                if (sealed.epoch() < keeper.place.joined()) {
                    return Taken.KNOWN;
                }
            }
            if (isMarked(post) && keeper.group().receive(message) instanceof Received.Message opened) {
                return opened(post, opened);
            }
        } catch (MlsException e) {
            // one line says so
        }
        return unchecked(new Step(keeper).seen(message), post);
    }

    private boolean isMarked(Post post) {
        try {
            hub.ask(
                    "marked",
                    OwnPosts.asking(keeper, post.message())
                            .put("member", keeper.room + "/" + post.pseudonym())
                            .put("at", post.at())
                            .put(
                                    "frank",
                                    Asking.encode(post.frank().orElseThrow().bytes())));
            return true;
        } catch (HubRefusedException e) {
            if (e.status() == OTHERWISE_MARKED) {
                return false;
            }
            throw e;
        }
    }

    private Taken opened(Post post, Received.Message message) {
        String sender = DeviceIdentity.of(message.sender()).member();
        Step step = new Step(keeper).group(message.next()).seen(post.message());
        try {
            Content content = Content.check(
                    message.data().toByteArray(), message.authenticatedData().toByteArray(), sender, keeper.room);
            return sender.equals(keeper.room + "/" + post.pseudonym())
                    ? said(step, post, content)
                    : unchecked(step, post);
        } catch (MalformedException e) {
            return unchecked(step, post);
        }
    }

    private Taken said(Step step, Post post, Content content) {
        step.line(number -> new Line.Said(
                        number,
                        0,
                        Instant.ofEpochMilli(post.at()),
                        content.sender(),
                        keeper.nameOf(content.sender()),
                        content.sender().equals(keeper.self.member()),
                        content,
                        post.frank().orElseThrow()))
                .put();
        return Taken.NEW;
    }

    private Taken unchecked(Step step, Post post) {
        step.note(Line.Kind.UNCHECKED, post.at(), keeper.room + "/" + post.pseudonym())
                .put();
        return Taken.UNCHECKED;
    }
}
