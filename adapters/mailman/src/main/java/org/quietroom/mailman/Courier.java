package org.quietroom.mailman;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.commons.net.smtp.SMTPClient;
import org.apache.commons.net.smtp.SMTPReply;

/**
 * Writes to authors through a mail server, one mail after the other. The envelope has no sender, so that nothing answers. At
 * most {@value #WAITING} mails wait at once. Safe for many threads.
 */
final class Courier implements AutoCloseable {
    private static final int WAITING = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String server;
    private final int port;
    private final String sender;
    private final Clock clock;
    private final ExecutorService line;

    Courier(MailmanSettings settings, Clock clock) {
        this.server = settings.smtpServer;
        this.port = settings.smtpPort;
        this.sender = settings.noticesFrom;
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

    /** The mail server will never take it. */
    static final class UndeliverableException extends IOException {
        private static final long serialVersionUID = 1L;

        UndeliverableException(int code) {
            super("the mail server refused it with " + code);
        }
    }

    /** Tells an author something; completes when the mail server has taken it, fails with {@link IOException} if not. */
    CompletableFuture<Void> tell(MailingList list, String to, String text) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        if (!Address.usable(to)) {
            told.completeExceptionally(new UndeliverableException(501));
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
        SMTPClient smtp = new SMTPClient(StandardCharsets.UTF_8.name());
        smtp.setConnectTimeout((int) PATIENCE.toMillis());
        smtp.setDefaultTimeout((int) PATIENCE.toMillis());
        try {
            smtp.connect(server, port);
            smtp.setSoTimeout((int) PATIENCE.toMillis());
            require(smtp.getReplyCode());
            require(smtp.helo(list.mailHost()));
            require(smtp.mail("<>"));
            require(smtp.rcpt("<" + to + ">"));
            try (Writer data = smtp.sendMessageData()) {
                if (data == null) {
                    require(smtp.getReplyCode());
                    throw new IOException("the mail server takes no mail");
                }
                data.write(mail);
            }
            smtp.completePendingCommand();
            require(smtp.getReplyCode());
            smtp.quit();
        } finally {
            if (smtp.isConnected()) {
                smtp.disconnect();
            }
        }
    }

    private static void require(int code) throws IOException {
        if (SMTPReply.isNegativePermanent(code)) {
            throw new UndeliverableException(code);
        }
        if (!SMTPReply.isPositiveCompletion(code) && !SMTPReply.isPositiveIntermediate(code)) {
            throw new IOException("the mail server answered " + code);
        }
    }

    /** What waits is given up; whoever asked for it asks again. */
    @Override
    public void close() {
        line.shutdownNow();
    }
}
