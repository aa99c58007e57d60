package org.quietroom.encryption.room;

import com.google.crypto.tink.util.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** A sealed message that a host carries as a post, with the hub's mark once it has one. Immutable. */
final class Post {
    private static final int VERSION = 1;

    private final long at;
    private final @Nullable Frank frank;
    private final String pseudonym;
    private final Bytes message;

    private Post(long at, @Nullable Frank frank, String pseudonym, Bytes message) {
        this.pseudonym = pseudonym;
        this.at = at;
        this.frank = frank;
        this.message = message;
    }

    static Post unmarked(String pseudonym, Bytes message) {
        return new Post(0, null, pseudonym, message);
    }

    Post marked(long time, Frank mark) {
        return new Post(time, mark, pseudonym, message);
    }

    long at() {
        return at;
    }

    Optional<Frank> frank() {
        return Optional.ofNullable(frank);
    }

    /** Whose it is said to be: the part of a member's URI after the room. */
    String pseudonym() {
        return pseudonym;
    }

    Bytes message() {
        return message;
    }

    /** What the armour holds. */
    Bytes payload() {
        Frank mark = frank().orElseThrow();
        return Bytes.copyFrom(new WireWriter()
                .u8(VERSION)
                .u64(at)
                .bytes(mark.bytes())
                .text(pseudonym)
                .bytes(message.toByteArray())
                .done());
    }

    /** Reads what an armour held; empty for any other form. */
    static Optional<Post> read(Bytes payload) {
        WireReader in = WireReader.of(payload.toByteArray());
        try {
            if (in.u8() != VERSION) {
                return Optional.empty();
            }
            long at = in.u64();
            Frank frank = Frank.of(in.bytes(Frank.LENGTH));
            String pseudonym = in.text();
            return Optional.of(new Post(at, frank, pseudonym, Bytes.copyFrom(in.bytes(in.left()))));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    byte[] stored(Content content) {
        WireWriter out = new WireWriter()
                .text(content.sender())
                .text(content.room())
                .vector(content.bytes())
                .text(pseudonym)
                .vector(message.toByteArray())
                .u64(at)
                .u8(frank == null ? 0 : 1);
        return (frank == null ? out : out.bytes(frank.bytes())).done();
    }

    /** A post of this device's own, with what it says. */
    record Own(Post post, Content content) {
        static Own restored(byte[] stored) throws MalformedException {
            WireReader in = WireReader.of(stored);
            Content content = Outgoing.content(in.text(), in.text(), in.vector());
            Post post = unmarked(in.text(), Bytes.copyFrom(in.vector()));
            long at = in.u64();
            if (in.u8() == 1) {
                post = post.marked(at, Frank.of(in.bytes(Frank.LENGTH)));
            }
            in.end();
            return new Own(post, content);
        }
    }
}
