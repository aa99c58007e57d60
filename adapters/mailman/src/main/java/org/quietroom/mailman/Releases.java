package org.quietroom.mailman;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Receipt;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.verdict.Reason;

/** What was put into one list to be published and has not come back yet. Belongs to the poller's thread. */
final class Releases {
    /** How the ids of fences begin; an id made of a Message-ID begins so once in 4 billion. */
    static final String FENCE = "00000000";

    private static final Reason SLOW =
            new Reason("mailman.slow", "Mailman took the message and has not worked on it yet.");

    private record Waiting(Instant since, CompletableFuture<Receipt> done) {}

    private final Rest rest;
    private final Keys keys;
    private final Clock clock;
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Remembered published = new Remembered();

    Releases(Tools tools) {
        this.rest = tools.rest();
        this.keys = tools.keys();
        this.clock = tools.clock();
    }

    boolean waiting() {
        return !waiting.isEmpty();
    }

    boolean expects(String id) {
        return waiting.containsKey(id);
    }

    boolean published(String id) {
        return published.contains(id);
    }

    /** Puts a message into the list; completes when Mailman sends it out. One that is on its way or out is not put in again. */
    CompletableFuture<Receipt> inject(MailingList list, String id, LetterWriter.Content content) throws IOException {
        if (published.contains(id)) {
            return CompletableFuture.completedFuture(Receipt.published(new MessageId(id)));
        }
        Waiting before = waiting.get(id);
        if (before != null) {
            return before.done;
        }
        rest.inject(list.id(), LetterWriter.release(keys, list, id, content, clock.instant()));
        Waiting now = new Waiting(clock.instant(), new CompletableFuture<>());
        waiting.put(id, now);
        return now.done;
    }

    /** Puts a mail in that shows that all before it has been worked on. */
    String injectFence(MailingList list) throws IOException {
        String id = FENCE + UUID.randomUUID().toString().replace("-", "").substring(FENCE.length());
        LetterWriter.Content words = new LetterWriter.Content(
                LetterWriter.from("Quietroom", list.address()),
                "Nothing to read",
                "This mail shows that a queue is empty. It goes away by itself.",
                java.util.List.of());
        rest.inject(list.id(), LetterWriter.release(keys, list, id, words, clock.instant()));
        return id;
    }

    void accepted(String id) {
        published.add(id);
        @Nullable Waiting done = waiting.remove(id);
        if (done != null) {
            done.done.complete(Receipt.published(new MessageId(id)));
        }
    }

    /** Whether something was put in before then and never came back. */
    boolean lostSince(Instant then) {
        return waiting.values().stream().anyMatch(w -> w.since.isBefore(then));
    }

    void forgetWaiting() {
        waiting.values().forEach(w -> w.done.complete(Receipt.tryAgain(SLOW)));
        waiting.clear();
    }
}
