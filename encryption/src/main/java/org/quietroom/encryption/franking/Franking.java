package org.quietroom.encryption.franking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.franking.Verification.CannotCheckNow;
import org.quietroom.encryption.franking.Verification.NotVerified;
import org.quietroom.encryption.franking.Verification.Reason;
import org.quietroom.encryption.franking.Verification.Verified;
import org.quietroom.encryption.wire.WireWriter;

/**
 * Marks what passes the hub, without reading it, and verifies what is reported.
 *
 * <p>Guarantee: whoever lacks the keys can make no message verified that its sender did not commit to in that room at that
 * time. Limits: a sender may commit to other words than it encrypts; honest receivers then show nothing, and such words
 * cannot be reported as proven. Whoever has the keys can make a proof for anything, so it convinces nobody else. New marks
 * use the primary key, every key of the set verifies. Safe for many threads.
 */
public final class Franking {
    private static final byte[] LABEL = "quietroom/frank/v1\n".getBytes(US_ASCII);

    private final Supplier<PrfSet> keys;
    private final IntFunction<KeyMemory> memory;

    /** @param keys HMAC-SHA256, asked each time, so that they can be rotated meanwhile */
    public Franking(Supplier<PrfSet> keys) {
        this(keys, id -> KeyMemory.NEVER_OURS);
    }

    /**
     * With a memory of keys.
     *
     * @param memory of keys that are not among {@code keys}: whether what they marked cannot be checked now, or ever again, or
     *     proves nothing
     */
    public Franking(Supplier<PrfSet> keys, IntFunction<KeyMemory> memory) {
        this.keys = requireNonNull(keys, "keys");
        this.memory = requireNonNull(memory, "memory");
    }

    /**
     * The hub's mark on a message.
     *
     * @param sender whom the hub authenticated
     * @param at to the millisecond
     * @throws UnavailableException if the keys cannot be reached
     */
    public Frank mark(FrankTag tag, PseudonymId sender, RoomId room, Instant at) {
        try {
            byte[] input = input(tag, SealedNames.of(room, sender), SealedNames.of(room), at);
            PrfSet present = keys.get();
            return new Frank(present.getPrimaryId(), present.computePrimary(input, Frank.MAC_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new UnavailableException(
                    "messages of sealed rooms cannot be marked: run doctor and look at the keyset file", e);
        }
    }

    /**
     * The ids of the keys that mark and verify now.
     *
     * @throws UnavailableException if the keys cannot be reached
     */
    public Set<Integer> keyIds() {
        try {
            return keys.get().getPrfs().keySet();
        } catch (GeneralSecurityException e) {
            throw new UnavailableException(
                    "messages of sealed rooms cannot be marked: run doctor and look at the keyset file", e);
        }
    }

    /** What can be said of a message that was reported in {@code room}. */
    Verification verify(Content content, Frank frank, Instant at, RoomId room) {
        Optional<PseudonymId> sender = SealedNames.memberOf(room, content.sender());
        if (sender.isEmpty()) {
            return new NotVerified(Reason.NO_SUCH_MEMBER);
        }
        if (frank.absent()) {
            return new NotVerified(Reason.NO_PROOF);
        }
        try {
            Prf key = keys.get().getPrfs().get(frank.keyId());
            if (key == null) {
                return switch (memory.apply(frank.keyId())) {
                    case AWAY -> new CannotCheckNow();
                    case DESTROYED -> new NotVerified(Reason.KEY_DESTROYED);
                    case NEVER_OURS -> new NotVerified(Reason.OTHER_KEY);
                };
            }
            byte[] expected =
                    key.compute(input(content.tag(), content.sender(), SealedNames.of(room), at), Frank.MAC_LENGTH);
            return MessageDigest.isEqual(expected, frank.mac())
                    ? new Verified(sender.get(), room, at)
                    : new NotVerified(Reason.MISMATCH);
        } catch (GeneralSecurityException | UnavailableException e) {
            return new CannotCheckNow();
        }
    }

    /** Whether this is the mark of these keys on a message with that tag; false also if none of the keys made it. */
    public boolean marked(FrankTag tag, PseudonymId sender, RoomId room, Instant at, Frank frank) {
        try {
            Prf key = keys.get().getPrfs().get(frank.keyId());
            byte[] input = input(tag, SealedNames.of(room, sender), SealedNames.of(room), at);
            return key != null && MessageDigest.isEqual(key.compute(input, Frank.MAC_LENGTH), frank.mac());
        } catch (GeneralSecurityException e) {
            throw new UnavailableException(
                    "marks of sealed rooms cannot be checked: run doctor and look at the keyset file", e);
        }
    }

    private static byte[] input(FrankTag tag, String sender, String room, Instant at) {
        return new WireWriter()
                .bytes(LABEL)
                .bytes(tag.bytes())
                .text(sender)
                .text(room)
                .u64(at.toEpochMilli())
                .done();
    }
}
