package org.quietroom.mailman;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Writes to authors, one mail after the other; at most {@value #WAITING} mails wait at once. Safe for many threads. */
final class Courier implements AutoCloseable {
    private static final int WAITING = 1000;

    private final MailServer server;
    private final String sender;
    private final Clock clock;
    private final ExecutorService line;
    private volatile String trouble = "";

    Courier(MailServer server, String sender, Clock clock) {
        this.server = server;
        this.sender = sender;
        this.clock = clock;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), Courier::thread);
        one.allowCoreThreadTimeOut(true);
        this.line = one;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "quietroom-mailman-courier");
        thread.setDaemon(true);
        return thread;
    }

    /** Tells an author something; completes when the mail server has taken it, fails with {@link IOException} if not. */
    CompletableFuture<Void> tell(MailingList list, String to, String text) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        if (!Address.usable(to)) {
            told.completeExceptionally(new MailServer.UndeliverableException(501));
            return told;
        }
        try {
            line.execute(() -> {
                try {
                    send(list, to, text);
                    told.complete(null);
                } catch (IOException | RuntimeException e) {
                    told.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            told.completeExceptionally(new IOException("too many mails wait"));
        }
        return told;
    }

    private void send(MailingList list, String to, String text) throws IOException {
        String address = sender.isEmpty() ? "no-reply@" + list.mailHost() : sender;
        String mail = LetterWriter.notice(
                LetterWriter.from(list.name(), address),
                to,
                Notices.subject(list.name()),
                Notices.body(text),
                "<" + UUID.randomUUID() + "@" + list.mailHost() + ">",
                clock.instant());
        try {
            server.send(list.mailHost(), to, mail);
            trouble = "";
        } catch (MailServer.UndeliverableException e) {
            trouble = "";
            throw e;
        } catch (MailServer.TroubleException e) {
            trouble = String.valueOf(e.getMessage());
            throw e;
        }
    }

    /** Why the last mail could not be sent, with what to do; empty if it could. */
    String trouble() {
        return trouble;
    }

    /** What waits is given up; whoever asked for it asks again. */
    @Override
    public void close() {
        line.shutdownNow();
    }
}
