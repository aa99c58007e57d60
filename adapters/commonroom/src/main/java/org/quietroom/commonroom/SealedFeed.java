package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.message.Pseudonym;

/**
 * Passes the hub's events on to the browsers, as server-sent events with the sequence as id. A page that reads too slowly is cut
 * off and comes again; nothing is lost, because the hub keeps what a device has not said it has. Safe for many threads.
 */
final class SealedFeed implements AutoCloseable {
    private static final int BEHIND = 1_000;
    /** Six devices, each in its room and four private ones. */
    private static final int PER_MEMBER = 30;

    private final PageReaders readers;

    SealedFeed(int limit) {
        this.readers = new PageReaders("sealed", limit, PER_MEMBER);
    }

    /**
     * Makes place for a page: a device listens once, so its page of before is gone and counts no more. Returns whether there is place for
     * one more of this member.
     */
    boolean makePlace(Member member, String device) {
        readers.end(reader -> reader.member().equals(member) && reader instanceof Events page && page.isOf(device));
        return readers.admits(member);
    }

    /**
     * Serves a page until it goes away, from the event after {@code after}.
     *
     * @throws IllegalArgumentException if the hub does not know the device
     */
    void serve(AsyncContext page, SealedRooms hub, Member member, Pseudonym name, String device, long after)
            throws IOException {
        Events reader = new Events(readers, page, member, device);
        reader.begin();
        try {
            reader.hear(hub.listen(name, device, after, reader::put));
        } catch (RuntimeException e) {
            reader.end();
            throw e;
        }
        reader.run();
    }

    @Override
    public void close() {
        readers.close();
    }

    private static final class Events extends PageReaders.Reader {
        private final PageReaders all;
        private final String device;
        private final Queue<Event> waiting = new LinkedBlockingQueue<>(BEHIND);
        private SealedRooms.@Nullable Listening listening;

        Events(PageReaders all, AsyncContext page, Member member, String device) throws IOException {
            super(all, page, member);
            this.all = all;
            this.device = device;
        }

        boolean isOf(String name) {
            return device.equals(name);
        }

        void hear(SealedRooms.Listening opened) {
            boolean late;
            synchronized (this) {
                late = gone();
                listening = opened;
            }
            if (late) {
                opened.close();
            }
        }

        /** Takes an event from the hub: returns at once. */
        void put(Event event) {
            if (gone()) {
                return;
            }
            if (waiting.offer(event)) {
                run();
            } else {
                end();
            }
        }

        @Override
        String next() {
            StringBuilder events = new StringBuilder();
            for (Event event = waiting.poll(); event != null; event = waiting.poll()) {
                events.append("id: ").append(event.sequence());
                event.json().lines().forEach(line -> events.append("\ndata: ").append(line));
                events.append("\n\n");
            }
            return events.toString();
        }

        @Override
        void forget() {
            SealedRooms.Listening heard;
            synchronized (this) {
                heard = listening;
                listening = null;
            }
            if (heard != null) {
                // Not on this thread: it may be the hub's own, in the midst of handing an event over.
                all.aside(heard::close);
            }
        }
    }
}
