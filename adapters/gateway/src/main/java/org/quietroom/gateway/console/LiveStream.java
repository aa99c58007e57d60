package org.quietroom.gateway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server-sent events of one open page. It may be gone at any moment: then nothing more is sent, and whoever opened it is
 * told once. Safe for many threads.
 *
 * <p>Javalin's own {@code SseClient} is not used: to end it is to let Javalin take its request up again, and where the request
 * is over already, as when the server was stopped first, Javalin 7.2.3 answers its own failure in an endless loop. Here it
 * never takes the request up again; the servlet container ends it.
 */
final class LiveStream implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AsyncContext page;
    private final Consumer<LiveStream> gone;
    private final AtomicBoolean over = new AtomicBoolean();

    private LiveStream(AsyncContext page, Consumer<LiveStream> gone) {
        this.page = page;
        this.gone = gone;
    }

    /** Answers a request by a stream that is handed to {@code opened} when it can be written to. */
    static void open(Context http, Consumer<LiveStream> opened, Consumer<LiveStream> gone) {
        http.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        http.header("Connection", "close");
        http.future(() -> {
            AsyncContext page = http.req().getAsyncContext();
            page.setTimeout(0);
            LiveStream stream = new LiveStream(page, gone);
            page.addListener(stream);
            stream.write(": open\n\n");
            if (!stream.over()) {
                opened.accept(stream);
            }
            return new CompletableFuture<>();
        });
    }

    /** Sends an event, if the page is still there. */
    void send(String event, Object data) {
        try {
            write("event: " + event + "\ndata: " + JSON.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an event cannot be written as JSON", e);
        }
    }

    /** Sends a line that browsers ignore, so that neither they nor proxies close a silent connection. */
    void beat() {
        write(": quiet\n\n");
    }

    /** Whether the page is gone. */
    boolean over() {
        return over.get();
    }

    /** Lets go of the page. */
    void end() {
        if (forget()) {
            try {
                page.complete();
            } catch (IllegalStateException e) {
                LOG.debug("A page had ended before its live updates did.");
            }
        }
    }

    private synchronized void write(String text) {
        if (over()) {
            return;
        }
        try {
            OutputStream out = page.getResponse().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException | RuntimeException e) {
            end();
        }
    }

    private boolean forget() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            gone.accept(this);
        }
        return first;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        forget();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        forget();
    }
}
