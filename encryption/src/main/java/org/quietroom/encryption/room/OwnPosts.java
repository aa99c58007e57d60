package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.wire.MalformedException;

/** What this device seals for the host to carry: stored before it is given out, and until it comes back. */
final class OwnPosts {
    private static final int CONFLICT = 409;

    private final Asking hub;
    private final Keeper keeper;

    OwnPosts(Asking hub, Keeper keeper) {
        this.hub = hub;
        this.keeper = keeper;
    }

    long seal(String words) {
        keeper.requireSound();
        if (!keeper.in() || keeper.lonely()) {
            throw new IllegalStateException("this device is not in the room, or the other one is not yet");
        }
        Step step = new Step(keeper);
        long number = step.nextSent();
        seal(step, number, Outbox.content(keeper, words)).put();
        return number;
    }

    private Step seal(Step step, long number, Content content) {
        Sent sent = keeper.group()
                .encrypt(
                        Bytes.copyFrom(content.bytes()),
                        Bytes.copyFrom(content.tag().authenticatedData()));
        return step.group(sent.next())
                .post(number, new Post.Own(Post.unmarked(keeper.pseudonym(), sent.message()), content));
    }

    /** The post under a number, with the hub's mark. */
    Post marked(long number) {
        Post.Own own = waiting(number);
        return (own.post().frank().isPresent() ? own : marked(number, own)).post();
    }

    /** Whether it was too old to be opened, and was made anew. */
    boolean sealAgain(long number) {
        keeper.requireSound();
        Post.Own own = waiting(number);
        if (!keeper.in()
                || keeper.lonely()
                || epoch(own.post()) + keeper.groupSettings.pastEpochs()
                        >= keeper.group().epoch()) {
            return false;
        }
        sealAgain(number, own);
        return true;
    }

    private Post.Own sealAgain(long number, Post.Own own) {
        Content fresh = Outbox.content(keeper, own.content().body());
        seal(new Step(keeper), number, fresh).put();
        return requireNonNull(keeper.posts.get(number));
    }

    private Post.Own waiting(long number) {
        Post.Own own = keeper.posts.get(number);
        if (own == null) {
            throw new IllegalArgumentException("nothing waits to be posted under this number");
        }
        return own;
    }

    private static long epoch(Post own) {
        return ((PrivateMessage) MlsMessage.of(own.message())).epoch();
    }

    private Post.Own marked(long number, Post.Own own) {
        Post.Own asked = own;
        for (boolean again = false; ; again = true) {
            try {
                JsonNode answer = hub.ask("mark", asking(keeper, asked.post().message()));
                Frank frank = frank(answer).orElseThrow(() -> new HubAwayException("mark"));
                Post.Own marked =
                        new Post.Own(asked.post().marked(Asking.number(answer, "at"), frank), asked.content());
                new Step(keeper).post(number, marked).put();
                return marked;
            } catch (HubRefusedException e) {
                if (e.status() != CONFLICT || again || !keeper.in()) {
                    throw e;
                }
                // The group has moved on, and nobody has seen this one: made anew with new keys.
                asked = sealAgain(number, asked);
            }
        }
    }

    /** What the hub is told of a message. */
    static ObjectNode asking(Keeper keeper, Bytes message) {
        return Asking.request()
                .put("group", Asking.encode(keeper.group().groupId()))
                .put("device", keeper.self.device())
                .put("message", Asking.encode(message));
    }

    private static Optional<Frank> frank(JsonNode answer) {
        return Asking.bytes(answer, "frank").flatMap(bytes -> {
            try {
                return Optional.of(Frank.of(bytes.toByteArray()));
            } catch (MalformedException e) {
                return Optional.empty();
            }
        });
    }
}
