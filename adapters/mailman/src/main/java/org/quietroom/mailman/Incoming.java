package org.quietroom.mailman;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Answer;

/** One message that a member sent and Mailman holds, on its way. Belongs to the poller's thread. */
final class Incoming {
    final HeldMail mail;
    final String author;
    final String id;
    Stage stage = Stage.NEW;
    Instant notBefore = Instant.MIN;
    int failures;
    boolean told;

    @Nullable
    Letter letter;

    @Nullable
    CompletableFuture<Answer> answer;

    Incoming(HeldMail mail, String author, String id) {
        this.mail = mail;
        this.author = author;
        this.id = id;
    }

    /** Where it is. */
    enum Stage {
        /** Nobody has looked at it. */
        NEW,
        /** The gate was asked; its answer may be there. */
        ASKED,
        /** Its author is being told something. */
        TELLING,
        /** What is published of it was put into Mailman and has not come back to us yet. */
        INJECTED
    }
}
