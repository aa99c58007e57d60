package org.quietroom.commonroom;

import jakarta.servlet.AsyncContext;
import java.io.IOException;

/**
 * Sends each open page what changes in its room, as server-sent events: one list item an event, drawn for that reader, with
 * the room's version as event id, so that a page that was cut off goes on where it was. Safe for many threads.
 */
final class LiveFeed implements AutoCloseable {
    private static final int PER_MEMBER = 6;

    private final PageReaders readers;

    LiveFeed(int limit) {
        this.readers = new PageReaders("commonroom", limit, PER_MEMBER);
    }

    /** Whether one more page of this member can be served. */
    boolean admits(Member member) {
        return readers.admits(member);
    }

    /** Serves a page until it goes away, from the version after {@code since}. */
    void serve(AsyncContext page, Room room, Member member, long since) throws IOException {
        Lines reader = new Lines(readers, page, room, member, since);
        reader.begin();
        room.listen(reader);
        reader.run();
    }

    @Override
    public void close() {
        readers.close();
    }

    private static final class Lines extends PageReaders.Reader {
        private final Room room;
        private long sent;

        Lines(PageReaders all, AsyncContext page, Room room, Member member, long since) throws IOException {
            super(all, page, member);
            this.room = room;
            this.sent = since;
        }

        @Override
        String next() {
            StringBuilder events = new StringBuilder();
            for (LineView.Drawn drawn : new LineView(room, member()).after(room.seenBy(member()), sent)) {
                events.append("event: line\nid: ").append(drawn.version());
                drawn.html()
                        .markup()
                        .lines()
                        .forEach(l -> events.append("\ndata: ").append(l));
                events.append("\n\n");
                sent = drawn.version();
            }
            return events.toString();
        }

        @Override
        void sent() {
            member().looked(room, sent);
        }

        @Override
        void forget() {
            room.unlisten(this);
        }
    }
}
