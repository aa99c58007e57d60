package org.quietroom.commonroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietroom.commonroom.Line.Recipient;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gate who a member is and what becomes of their words, before anybody sees them, and does what it answers. If it does
 * not answer within ten seconds, nothing is published and the author is told. Safe for many threads.
 */
final class Speaking {
    private static final Logger LOG = LoggerFactory.getLogger(Speaking.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** This room promised names that hide people: it keeps the promise, also when it is set up wrongly. */
    private static final Outcome NO_NAME = Outcome.notSent(
            "Your message was not sent: this room promises a name that hides you, and none was given. Whoever runs it must"
                    + " set it up again; your text is still here.");

    private final HostId host;
    private final CommonRoom house;
    private final Supplier<@Nullable Gate> gate;

    /** @param gate null while closed */
    Speaking(HostId host, CommonRoom house, Supplier<@Nullable Gate> gate) {
        this.host = host;
        this.house = house;
        this.gate = gate;
    }

    /** The name of {@code member} in {@code room}; fails if nobody can say now. */
    CompletableFuture<Speaker> enter(Member member, Room room) {
        Speaker known = house.veiled() ? member.nameIn(room) : member.guest;
        Gate asked = gate.get();
        if (known != null) {
            room.enter(member, known);
            return CompletableFuture.completedFuture(known);
        }
        if (asked == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not open"));
        }
        return inTime(() -> asked.identify(account(member), new RoomId(host, room.key())))
                .thenApply(pseudonym -> {
                    Speaker name = Speaker.of(pseudonym);
                    member.callIn(room, name);
                    room.enter(member, name);
                    return name;
                });
    }

    /** Who {@code member} is in a sealed room; fails if nobody can say now. */
    CompletableFuture<Pseudonym> pseudonym(Member member, Room room) {
        Pseudonym known = member.pseudonymIn(room);
        Gate asked = gate.get();
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        if (asked == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not open"));
        }
        return inTime(() -> asked.identify(account(member), new RoomId(host, room.key())))
                .thenApply(name -> {
                    member.callIn(room, name);
                    return name;
                });
    }

    /** Says something new, to everybody or to one. */
    CompletableFuture<Outcome> say(Member member, Room room, String id, @Nullable Recipient to, String text) {
        Kind kind = to == null ? Kind.POST : Kind.PRIVATE_MESSAGE;
        return ask(member, submission(room, id, kind, text, null), answer -> {
            Instant now = house.clock().instant();
            Speaker by = author(answer, member);
            switch (answer.action()) {
                case PUBLISH -> {
                    if (house.veiled() && answer.author() == null) {
                        return NO_NAME;
                    }
                    room.add(Line.of(id, Line.State.SAID, member, by, to, words(answer, text), null, now));
                    note(member, room, answer.notice());
                    return Outcome.SENT;
                }
                case HOLD -> {
                    room.add(Line.of(id, Line.State.WAITING, member, by, to, text, answer.notice(), now));
                    return Outcome.SENT;
                }
                case REFUSE -> {
                    room.add(Line.of(id, Line.State.REFUSED, member, by, to, text, answer.notice(), now));
                    return Outcome.SENT;
                }
                default -> {
                    return Outcome.notSent(answer.notice());
                }
            }
        });
    }

    /** Changes words that the member wrote earlier: they pass the same guards as new ones. */
    CompletableFuture<Outcome> edit(Member member, Room room, Line line, String id, String text) {
        if (line.state() == Line.State.WAITING) {
            return replaceWaiting(member, room, line, id, text);
        }
        return ask(member, submission(room, id, Kind.EDIT, text, line), answer -> {
            switch (answer.action()) {
                case PUBLISH -> {
                    room.change(line.id(), l -> l.reworded(words(answer, text)));
                    note(member, room, answer.notice());
                    return Outcome.SENT;
                }
                case HOLD -> {
                    room.change(line.id(), l -> l.noted("Your change waits for a person to read it."));
                    note(member, room, answer.notice());
                    return Outcome.SENT;
                }
                default -> {
                    return Outcome.notSent(answer.notice());
                }
            }
        });
    }

    /** What nobody has seen yet is not edited but said anew; the moderators see that the first was taken back. */
    private CompletableFuture<Outcome> replaceWaiting(Member member, Room room, Line line, String id, String text) {
        return say(member, room, id, line.to(), text)
                .thenCompose(outcome ->
                        outcome.sent() ? takeBack(member, room, line) : CompletableFuture.completedFuture(outcome));
    }

    /** Takes words back. That is the member's right, so it happens at once; Quietroom is told and cannot prevent it. */
    CompletableFuture<Outcome> takeBack(Member member, Room room, Line line) {
        room.change(line.id(), l -> l.in(Line.State.TAKEN_BACK, ""));
        String id = UUID.randomUUID().toString();
        return ask(member, submission(room, id, Kind.DELETE, null, line), answer -> Outcome.SENT)
                .thenApply(told -> Outcome.SENT);
    }

    private CompletableFuture<Outcome> ask(Member member, Submission submission, Function<Answer, Outcome> act) {
        Gate asked = gate.get();
        if (asked == null) {
            return CompletableFuture.completedFuture(Outcome.DOWN);
        }
        return inTime(() -> asked.submit(account(member), submission))
                .thenApply(act)
                .exceptionally(failure -> {
                    LOG.warn("No answer for a message in {}: {}", submission.room(), failureName(failure));
                    return Outcome.DOWN;
                });
    }

    private static <T> CompletableFuture<T> inTime(Supplier<CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture().copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Submission submission(Room room, String id, Kind kind, @Nullable String text, @Nullable Line target) {
        return new Submission(
                new MessageId(id),
                new RoomId(host, room.key()),
                kind,
                text == null ? List.of() : List.of(Part.body(text)),
                List.of(),
                target == null ? null : new MessageId(target.id()),
                null,
                null,
                false,
                house.clock().instant());
    }

    private AccountId account(Member member) {
        return new AccountId(host, member.key);
    }

    /** The words to publish: as guards rewrote them, or as they came. */
    private static String words(Answer answer, String text) {
        List<Part> parts = answer.parts();
        return parts == null || parts.isEmpty() ? text : parts.get(0).text();
    }

    /** The name to publish under; without a pseudonym, as in shadow mode, the guest's number. */
    private static Speaker author(Answer answer, Member member) {
        return answer.author() == null ? member.guest : Speaker.of(answer.author());
    }

    private void note(Member member, Room room, @Nullable String notice) {
        if (notice != null) {
            room.note(member, notice, house.clock().instant());
        }
    }

    /** The kind of a failure; its message may hold anything. */
    private static String failureName(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
