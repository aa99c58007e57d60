package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.util.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Sent;
import org.quietroom.encryption.mls.crypto.CipherSuite;

/**
 * What this device says: encrypted and stored with the state after it, then sent, and kept until it comes back as an event. What is
 * sent again after a crash is byte for byte the same; only what the hub refused as too old, and what did not come back before this
 * device reached the hub's epoch, is made anew, with new keys. In a private room it is kept unencrypted, sealed in the store as
 * everything is, until the other one is there to read it.
 */
final class Outbox {
    /** UTF-8 bytes of one message; the browser takes as many. */
    static final int LONGEST = 16_000;

    static final String LEFT = "You are no longer in this room.";

    private static final int TOO_OLD_AFTER = 2;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;

    private final Asking hub;
    private final Keeper keeper;
    private final LogFollower log;
    /** Sent by this object: the hub has them, they come back. */
    private final Set<Bytes> accepted = new HashSet<>();

    Outbox(Asking hub, Keeper keeper, LogFollower log) {
        this.hub = hub;
        this.keeper = keeper;
        this.log = log;
    }

    /** Encrypts and stores; returns the message's number on this device. */
    long put(String words) {
        keeper.requireSound();
        if (!keeper.in()) {
            throw new IllegalStateException("this device is not in the room: its phase is " + keeper.place.phase());
        }
        Step step = new Step(keeper);
        long number = step.nextSent();
        if (keeper.lonely()) {
            long epoch = keeper.group().epoch();
            step.out(Outgoing.later(number, epoch, content(keeper, words))).put();
        } else {
            seal(step, number, words).put();
        }
        return number;
    }

    private Step seal(Step step, long number, String words) {
        Group group = keeper.group();
        Content content = content(keeper, words);
        Sent sent = group.encrypt(
                Bytes.copyFrom(content.bytes()), Bytes.copyFrom(content.tag().authenticatedData()));
        return step.group(sent.next()).out(Outgoing.of(number, group.epoch(), content, sent.message()));
    }

    /** Words of this member, with a fresh salt. */
    static Content content(Keeper keeper, String words) {
        byte[] salt = CipherSuite.of(1).random(Content.SALT_LENGTH).copy();
        return new Content(salt, keeper.self.member(), keeper.room, words);
    }

    /**
     * Sends what was stored and not taken yet.
     *
     * @throws HubAwayException if it has to be tried again later
     */
    void flush() {
        keeper.requireSound();
        for (Outgoing outgoing : List.copyOf(keeper.outbox.values())) {
            if (!keeper.in()) {
                giveUp(outgoing, "room.left", LEFT);
            } else if (!outgoing.refused()) {
                send(outgoing);
            } else if (keeper.group().epoch() >= outgoing.waitsFor() && !keeper.lonely()) {
                Step step = new Step(keeper);
                seal(step, outgoing.number(), outgoing.content().body()).put();
                send(requireNonNull(keeper.outbox.get(outgoing.number())));
            }
        }
        accepted.retainAll(
                keeper.outbox.values().stream().map(Outgoing::message).toList());
    }

    private void send(Outgoing outgoing) {
        if (accepted.contains(outgoing.message())) {
            return;
        }
        try {
            hub.ask(
                    "send",
                    Asking.request()
                            .put("group", Asking.encode(keeper.group().groupId()))
                            .put("epoch", outgoing.epoch())
                            .put("device", keeper.self.device())
                            .put("message", Asking.encode(outgoing.message())));
            accepted.add(outgoing.message());
        } catch (HubRefusedException e) {
            if (e.status() == CONFLICT) {
                long epoch = Math.max(e.epoch().orElse(0), outgoing.epoch() + TOO_OLD_AFTER);
                new Step(keeper).out(outgoing.refusedAt(epoch)).put();
            } else if (!isOut(e)) {
                giveUp(outgoing, e.code(), e.text());
            }
        }
    }

    /** Whether it is refused because this device was taken out: then it waits until that has come to this device, and why. */
    private boolean isOut(HubRefusedException e) {
        if (e.status() != FORBIDDEN && e.status() != MISSING) {
            return false;
        }
        log.follow();
        return log.tookOut();
    }

    private void giveUp(Outgoing outgoing, String code, String text) {
        new Step(keeper)
                .outGone(outgoing.number())
                .notSent(outgoing.number(), outgoing.content().body(), code, text)
                .put();
    }
}
