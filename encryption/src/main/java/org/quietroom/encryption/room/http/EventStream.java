package org.quietroom.encryption.room.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;

/**
 * Events under way. It ends when it is closed, and by itself when the stream ends, is no stream of events, or was silent so long that
 * nobody can be at its other end. Safe for many threads.
 */
final class EventStream implements BodySubscriber<EventStream>, Listening {
    private final EventLines lines;
    private final Runnable ended;
    private final long silence;
    private Flow.@Nullable Subscription subscription;
    private long heard;
    private boolean over;

    /** @param silence after how long without a byte it ends; hosts give a sign of life every 15 seconds */
    EventStream(Consumer<Event> events, Runnable ended, Duration silence) {
        this.lines = new EventLines(event -> {
            if (!over) {
                events.accept(event);
            }
        });
        this.ended = ended;
        this.silence = silence.toNanos();
    }

    /** There at once: the answer has begun. */
    @Override
    public CompletionStage<EventStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription made) {
        synchronized (this) {
            subscription = made;
            heard = System.nanoTime();
            if (over) {
                made.cancel();
                return;
            }
        }
        made.request(1);
        watch();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription more = taken(buffers);
        if (more == null) {
            end();
        } else {
            more.request(1);
        }
    }

    /** What to ask for more; null if there is nothing more to ask for. */
    private synchronized Flow.@Nullable Subscription taken(List<ByteBuffer> buffers) {
        heard = System.nanoTime();
        try {
            for (ByteBuffer buffer : buffers) {
                lines.take(buffer);
            }
            return subscription;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    private void watch() {
        Executor later = CompletableFuture.delayedExecutor(silence, TimeUnit.NANOSECONDS);
        later.execute(() -> {
            if (silent()) {
                end();
            } else if (!isOver()) {
                watch();
            }
        });
    }

    private synchronized boolean silent() {
        return System.nanoTime() - heard >= silence;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void end() {
        if (stop()) {
            ended.run();
        }
    }

    /** Waits for an event that is just handed over, unless that is what closes it. */
    @Override
    public void close() {
        stop();
    }

    private synchronized boolean stop() {
        boolean first = !over;
        over = true;
        if (first && subscription != null) {
            subscription.cancel();
        }
        return first;
    }
}
