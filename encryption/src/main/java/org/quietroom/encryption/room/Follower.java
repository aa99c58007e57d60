package org.quietroom.encryption.room;

import static org.quietroom.encryption.mls.failure.Rejection.EPOCH_FUTURE;

import com.google.crypto.tink.util.Bytes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.franking.Frank;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.Received;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.wire.MlsMessage;
import org.quietroom.encryption.mls.wire.PrivateMessage;
import org.quietroom.encryption.wire.MalformedException;

/**
 * Works off the hub's events, in order and each once: the state after an event and its number are stored together. What cannot be
 * believed is one line that says so, and changes nothing else.
 */
final class Follower {
    private final Keeper keeper;
    private final LogFollower log;
    private final Welcoming welcoming;
    private final CommitFollower commits;

    Follower(Asking hub, Keeper keeper, LogFollower log) {
        this.keeper = keeper;
        this.log = log;
        this.welcoming = new Welcoming(hub, keeper, log);
        this.commits = new CommitFollower(keeper);
    }

    /** Returns whether there may be somebody to let in or out. */
    boolean take(HubEvent event) {
        keeper.requireSound();
        if (event.sequence() <= keeper.place.last()) {
            return false;
        }
        switch (event.type()) {
            case "member", "leaving" -> {
                log.follow();
                done(event, step());
                return true;
            }
            case "welcome" -> {
                if (keeper.place.phase() == Phase.WAITING) {
                    log.follow();
                    done(event, welcoming.take(event, step()));
                } else {
                    done(event, step());
                }
                return true;
            }
            case "commit" -> {
                if (keeper.in()) {
                    log.follow();
                    done(event, commits.take(event, step()));
                } else {
                    done(event, step());
                }
                return true;
            }
            case "message" -> done(event, keeper.in() ? message(event) : step());
            // Proposals of others are in no commit that is made here or by a browser: they are passed over.
            default -> done(event, step());
        }
        return false;
    }

    private Step step() {
        return new Step(keeper);
    }

    private Step message(HubEvent event) {
        Optional<Bytes> bytes = event.bytes("message");
        Optional<Frank> frank = event.bytes("frank").flatMap(Follower::frank);
        if (bytes.isEmpty() || frank.isEmpty()) {
            return unchecked(event, step(), event.member());
        }
        Bytes message = bytes.get();
        @Nullable
        Outgoing own = keeper.outbox.values().stream()
                .filter(outgoing -> outgoing.sealed() && outgoing.message().equals(message))
                .findFirst()
                .orElse(null);
        if (own != null) {
            Step step = step().outGone(own.number()).seen(message);
            return said(step, event, own.content(), frank.get());
        }
        if (keeper.seen.contains(Keeper.digest(message)) || isFromBefore(message)) {
            return step();
        }
        return opened(event, message, frank.get());
    }

    /** Of an epoch before this device came in: on its way while it did, and never for it. */
    private boolean isFromBefore(Bytes message) {
        try {
            return MlsMessage.of(message) instanceof PrivateMessage sealed && sealed.epoch() < keeper.place.joined();
        } catch (MlsException e) {
            return false;
        }
    }

    private Step opened(HubEvent event, Bytes bytes, Frank frank) {
        Received.Message message;
        try {
            if (!(keeper.group().receive(bytes) instanceof Received.Message opened)) {
                return unchecked(event, step(), event.member());
            }
            message = opened;
        } catch (MlsException e) {
            Step step = unchecked(event, step(), event.member());
            return e.reason() == EPOCH_FUTURE ? lost(event, step) : step;
        }
        Group next = message.next();
        String sender = DeviceIdentity.of(message.sender()).member();
        Step step = step().group(next).seen(bytes);
        try {
            Content content = Content.check(
                    message.data().toByteArray(), message.authenticatedData().toByteArray(), sender, keeper.room);
            return said(step, event, content, frank);
        } catch (MalformedException e) {
            return unchecked(event, step, sender);
        }
    }

    private static Optional<Frank> frank(Bytes bytes) {
        try {
            return Optional.of(Frank.of(bytes.toByteArray()));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private Step said(Step step, HubEvent event, Content content, Frank frank) {
        learn(step, event);
        return step.line(number -> new Line.Said(
                number,
                event.sequence(),
                Instant.ofEpochMilli(event.at()),
                content.sender(),
                keeper.nameOf(content.sender()),
                content.sender().equals(keeper.self.member()),
                content,
                frank));
    }

    private static Step unchecked(HubEvent event, Step step, String member) {
        return step.note(Line.Kind.UNCHECKED, event.at(), member);
    }

    /** The others have gone on by a commit that did not come, or could not be believed. */
    private Step lost(HubEvent event, Step step) {
        return step.phase(Phase.LOST).note(Line.Kind.LOST, event.at(), keeper.self.member());
    }

    /** The first name that the hub gives a member stays; another one later is said in the room. */
    private void learn(Step step, HubEvent event) {
        String name = event.name();
        if (name == null || event.member().isEmpty() || name.equals(keeper.names.get(event.member()))) {
            return;
        }
        boolean first = !keeper.names.containsKey(event.member());
        step.name(event.member(), name);
        if (!first) {
            step.note(Line.Kind.RENAMED, event.at(), event.member());
        }
    }

    private void done(HubEvent event, Step step) {
        learn(step, event);
        step.after(event).put();
    }
}
