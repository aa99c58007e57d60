package org.quietroom.encryption.hub;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.message.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to whoever listens, from the store and in its order: a signal says that there is something, never what. Safe
 * for many threads; {@link #close} ends every delivery.
 */
final class Fanout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);

    private final HubStore store;
    private final Map<RoomId, List<Hearing>> rooms = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(new ThreadFactoryBuilder()
            .setNameFormat("sealed-rooms-%d")
            .setDaemon(true)
            .build());

    Fanout(HubStore store) {
        this.store = store;
    }

    Listening listen(RoomId room, String device, long after, Consumer<Event> events) {
        Hearing hearing = new Hearing(room, device, after, events);
        rooms.computeIfAbsent(room, fresh -> new CopyOnWriteArrayList<>()).add(hearing);
        hearing.signal();
        return hearing;
    }

    /** There may be something new in a room. */
    void signal(RoomId room) {
        rooms.getOrDefault(room, List.of()).forEach(Hearing::signal);
    }

    boolean isListening(RoomId room, String device) {
        return rooms.getOrDefault(room, List.of()).stream().anyMatch(hearing -> hearing.device.equals(device));
    }

    int listeners() {
        return rooms.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public void close() {
        rooms.values().forEach(hearings -> hearings.forEach(Hearing::close));
        threads.shutdownNow();
    }

    private final class Hearing implements Listening {
        private final RoomId room;
        private final String device;
        private final Consumer<Event> events;
        private final Executor inOrder = MoreExecutors.newSequentialExecutor(threads);
        private final Object handing = new Object();
        private long last;
        private volatile boolean closed;

        private Hearing(RoomId room, String device, long after, Consumer<Event> events) {
            this.room = room;
            this.device = device;
            this.last = after;
            this.events = events;
        }

        private void signal() {
            try {
                inOrder.execute(this::drain);
            } catch (RejectedExecutionException e) {
                close();
            }
        }

        private void drain() {
            try {
                while (!closed && !hand(next())) {
                    // the next page
                }
            } catch (RuntimeException e) {
                LOG.debug("a delivery ended: {}", e.getClass().getName());
                close();
            }
        }

        private List<Event> next() {
            return store.read(handle -> {
                Optional<Device> found = DeviceTable.find(handle, room, device);
                return found.isEmpty() ? List.of() : EventTable.after(handle, room, found.get(), last);
            });
        }

        /** Returns whether there was nothing more. */
        private boolean hand(List<Event> page) {
            for (Event event : page) {
                synchronized (handing) {
                    if (closed) {
                        return true;
                    }
                    events.accept(event);
                    last = event.sequence();
                }
            }
            return page.isEmpty();
        }

        @Override
        public void close() {
            synchronized (handing) {
                closed = true;
            }
            rooms.computeIfPresent(room, (id, hearings) -> {
                hearings.remove(this);
                return hearings.isEmpty() ? null : hearings;
            });
        }
    }
}
