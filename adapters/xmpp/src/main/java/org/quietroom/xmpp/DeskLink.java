package org.quietroom.xmpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Destination;
import org.quietroom.core.host.HostHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a stream to the server: dials, reads, pings, and dials again when it is lost. Safe for many threads. */
final class DeskLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskLink.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final long PING_SECONDS = 30;
    private static final long GOODBYE_SECONDS = 2;

    private static final HostHealth REACHED = new HostHealth(HostHealth.State.REACHED, "Connected as a component.");

    private final DeskSettings settings;
    private final Consumer<Element> receiver;
    private final Map<String, CompletableFuture<Void>> pings = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable ComponentStream stream;
    private volatile HostHealth health =
            new HostHealth(HostHealth.State.WAITING, "The server has not been reached yet.");

    DeskLink(DeskSettings settings, Consumer<Element> receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    void open() {
        start("quietroom-xmpp-read", this::run);
        start("quietroom-xmpp-ping", this::watch);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    HostHealth health() {
        return health;
    }

    /** Connects once and goes again; for a link that is not open. */
    static HostHealth probe(DeskSettings settings) {
        try (ComponentStream opened = ComponentStream.open(settings)) {
            opened.end();
            return REACHED;
        } catch (ComponentStream.RefusedException e) {
            return new HostHealth(HostHealth.State.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new HostHealth(HostHealth.State.LOST, away(settings, e));
        }
    }

    private static String away(DeskSettings settings, IOException failure) {
        return new Destination(
                        "The server's port for components", settings.server, settings.port, "'server' and 'port'")
                .whyNot(failure);
    }

    boolean up() {
        return stream != null;
    }

    /** Hands a stanza to the network; false if there is no stream. Waits while the server reads slowly. */
    boolean send(Element stanza) {
        ComponentStream open = stream;
        if (open == null) {
            return false;
        }
        try {
            open.write(stanza);
            return true;
        } catch (IOException e) {
            drop(open);
            return false;
        }
    }

    /** Completes when the server has read all that was sent before; fails if the stream is lost first. */
    CompletableFuture<Void> confirm() {
        String id = UUID.randomUUID().toString();
        CompletableFuture<Void> answered = new CompletableFuture<>();
        pings.put(id, answered);
        if (!send(Stanzas.ping(id, settings.domain))) {
            answered.completeExceptionally(new IOException("the server is away"));
        }
        return answered.orTimeout(PING_SECONDS, TimeUnit.SECONDS).whenComplete((v, e) -> pings.remove(id));
    }

    /**
     * Ends the stream in order: what the server sent before is still received, and when this returns the server knows that
     * we are gone and answers for us. A server that does not reply in {@value #GOODBYE_SECONDS} seconds is left without both.
     */
    @Override
    public void close() {
        ComponentStream open = stream;
        try {
            if (open != null) {
                confirm().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
                stream = null;
                closed.countDown();
                open.end();
                boolean unused = ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.debug("The stream was lost while it was ended: {}", e.getClass().getName());
        }
        closed.countDown();
        if (open != null) {
            drop(open);
        }
        health = new HostHealth(HostHealth.State.LOST, "The desk is closed.");
    }

    private void run() {
        Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SplittableRandom());
        while (closed.getCount() > 0) {
            try (ComponentStream opened = ComponentStream.open(settings)) {
                backoff.reset();
                stream = opened;
                health = REACHED;
                LOG.info("The XMPP server is reached.");
                readAll(opened);
                lost(HostHealth.State.LOST, "The server ended the stream; dialling again.");
            } catch (ComponentStream.RefusedException e) {
                lost(HostHealth.State.REFUSED, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                lost(HostHealth.State.LOST, away(settings, e));
            } catch (RuntimeException | LinkageError e) {
                LOG.error(
                        "The link to the XMPP server failed, a fault of ours: {}",
                        e.getClass().getName());
                lost(
                        HostHealth.State.LOST,
                        "A fault of ours ended the link to the server; dialling again. Please report it.");
            }
            pause(backoff.next());
        }
        ended.countDown();
    }

    private void readAll(ComponentStream opened) throws IOException {
        Element stanza = opened.read();
        while (stanza != null) {
            CompletableFuture<Void> ping = pings.remove(stanza.attributeValue("id", ""));
            if (ping != null && settings.domain.equals(stanza.attributeValue("from"))) {
                ping.complete(null); // our own question came back through the server
            } else {
                receive(stanza);
            }
            stanza = opened.read();
        }
    }

    private void receive(Element stanza) {
        try {
            receiver.accept(stanza);
        } catch (RuntimeException e) {
            LOG.error("A stanza could not be handled: {}", e.getClass().getName());
        }
    }

    private void lost(HostHealth.State state, String detail) {
        stream = null;
        if (closed.getCount() > 0) {
            health = new HostHealth(state, detail);
            LOG.warn("{}", detail);
        }
        pings.values().forEach(p -> p.completeExceptionally(new IOException("the server is away")));
    }

    private void drop(ComponentStream open) {
        try {
            open.close();
        } catch (IOException e) {
            LOG.debug("Closing the stream failed: {}", e.getClass().getName());
        }
    }

    /** A stream on which a ping is not answered is dead, whatever the network says. */
    private void watch() {
        while (!pause(Duration.ofSeconds(PING_SECONDS))) {
            ComponentStream open = stream;
            if (open != null) {
                CompletableFuture<Void> unused = confirm().exceptionally(e -> {
                    drop(open);
                    return null;
                });
            }
        }
    }

    /** Whether it was closed meanwhile. */
    private boolean pause(Duration wait) {
        try {
            return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
