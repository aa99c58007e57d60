package org.quietroom.xmpp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;
import org.quietroom.core.host.Gate;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what members say in one room to the gate and does what it answers. At most {@code queue} messages of the room wait
 * at once; one author's messages keep their order, others go on meanwhile. Safe for many threads.
 */
final class DeskTalk {
    private static final Logger LOG = LoggerFactory.getLogger(DeskTalk.class);
    private static final String LATER = "Your message was not sent. The check in front of this room does not answer;"
            + " please try again in a few minutes.";
    private static final String JOIN_LATER =
            "This room cannot be entered just now: the service that gives names does not"
                    + " answer. Please try again in a few minutes.";
    private static final String BUSY =
            "Many people are writing in this room just now. Your message was not sent. Please try again in a moment.";
    private static final String SEALED =
            "Encrypted messages cannot be shown in this room. Please send it without encryption.";
    private static final String REFUSED = "Your message was not published in this room.";
    private static final String HELD =
            "Your message waits for a moderator. Nobody else has seen it. You will be told what happens.";

    private final DeskRoom room;
    private final Gate gate;
    private final Consumer<Element> network;
    private final int queue;
    private final Duration limit;
    private final AtomicInteger waiting = new AtomicInteger();

    DeskTalk(DeskRoom room, Gate gate, Consumer<Element> network, int queue, Duration limit) {
        this.room = room;
        this.gate = gate;
        this.network = network;
        this.queue = queue;
        this.limit = limit;
    }

    /** A client asks to enter. */
    void join(Element presence, String client, AccountId account, String wished) {
        room.expect(client);
        CompletableFuture<?> unused = asked(() -> gate.identify(account, room.id))
                .whenComplete((pseudonym, failure) -> {
                    if (failure == null) {
                        room.enter(client, account, pseudonym, wished);
                    } else if (room.giveUp(client)) {
                        network.accept(Stanzas.error(presence, "wait", "resource-constraint", JOIN_LATER));
                    }
                });
    }

    /** A client in the room says something to all, or to one. */
    void say(Element message, Occupant author, @Nullable Occupant receiver) {
        if (Said.sealed(message)) {
            network.accept(Stanzas.error(message, "modify", "policy-violation", SEALED));
            return;
        }
        Said said = Said.of(message);
        if (said == null) {
            return;
        }
        if (waiting.incrementAndGet() > queue) {
            waiting.decrementAndGet();
            network.accept(Stanzas.error(message, "wait", "resource-constraint", BUSY));
            return;
        }
        PseudonymId to = receiver == null ? null : receiver.pseudonym.id();
        DeskKey key = DeskKey.of(author.pseudonym.id(), message.attributeValue("id"), to);
        Submission submission = submission(key, said, receiver != null);
        CompletableFuture<@Nullable Answer> answer = asked(() -> gate.submit(author.account, submission))
                .handle((value, failure) -> failure == null ? value : null);
        synchronized (author) {
            author.line = author.line
                    .thenCombine(answer, (before, now) -> now == null ? Answer.tryLater(LATER) : now)
                    .thenAccept(now -> obey(now, message, author, key, submission))
                    .exceptionally(failure -> {
                        LOG.error(
                                "A message could not be handled: {}",
                                failure.getClass().getName());
                        return null;
                    })
                    .whenComplete((nothing, failure) -> waiting.decrementAndGet());
        }
    }

    private <T> CompletableFuture<T> asked(java.util.function.Supplier<CompletionStage<T>> question) {
        try {
            return question.get().toCompletableFuture().copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Submission submission(DeskKey key, Said said, boolean personal) {
        MessageId target = null;
        if (said.target() != null) {
            String id = said.target().startsWith(key.author() + ":")
                    ? said.target().substring(key.author().value().length() + 1)
                    : said.target();
            target = DeskKey.of(key.author(), id, null).message();
        }
        Kind kind = personal && said.kind() == Kind.POST ? Kind.PRIVATE_MESSAGE : said.kind();
        List<Part> parts = kind == Kind.DELETE ? List.of() : List.of(Part.body(said.body()));
        return new Submission(
                key.message(), room.id, kind, parts, List.of(), target, null, (Locale) null, false, Instant.now());
    }

    private void obey(Answer answer, Element message, Occupant author, DeskKey key, Submission submission) {
        String notice = answer.notice();
        switch (answer.action()) {
            case PUBLISH -> {
                List<Part> parts = answer.parts();
                Submission published = parts == null ? submission : submission.withParts(parts);
                if (!room.publish(author.pseudonym, key, published)) {
                    network.accept(Stanzas.error(message, "cancel", "item-not-found", "The member has left the room."));
                }
                if (notice != null) {
                    room.tell(author.account, notice);
                }
            }
            case HOLD -> room.tell(author.account, notice == null ? HELD : notice);
            case REFUSE ->
                network.accept(Stanzas.error(message, "modify", "policy-violation", notice == null ? REFUSED : notice));
            case TRY_LATER ->
                network.accept(Stanzas.error(message, "wait", "resource-constraint", notice == null ? LATER : notice));
        }
    }
}
