package org.quietroom.encryption.room.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms.Event;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) from bytes as they come: {@code id} is the sequence, {@code data} the JSON,
 * comments are signs of life. Lines end with LF or CR LF. Not safe for many threads.
 */
final class EventLines {
    /** More than the longest that a hub passes on: a commit or a Welcome of 192 KiB in base64url. */
    static final int LONGEST = 1024 * 1024;

    private final Consumer<Event> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private long id;

    EventLines(Consumer<Event> events) {
        this.events = events;
    }

    /** @throws IOException if that is no stream of events, or one of them is longer than any can be */
    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                String read = line.toString(UTF_8);
                line.reset();
                line(read.endsWith("\r") ? read.substring(0, read.length() - 1) : read);
            } else {
                line.write(next);
                requireShort();
            }
        }
    }

    private void requireShort() throws IOException {
        if (line.size() + data.length() > LONGEST) {
            throw new IOException("an event has more than " + LONGEST + " bytes");
        }
    }

    private void line(String read) throws IOException {
        if (read.isEmpty()) {
            handOver();
        } else if (read.startsWith("data:")) {
            data.append(data.length() == 0 ? "" : "\n").append(value(read, 5));
            requireShort();
        } else if (read.startsWith("id:")) {
            id = sequence(value(read, 3));
        }
    }

    private void handOver() throws IOException {
        if (data.length() > 0) {
            if (id < 1) {
                throw new IOException("an event has no sequence");
            }
            Event event = new Event(id, data.toString());
            data.setLength(0);
            id = 0;
            events.accept(event);
        }
    }

    private static String value(String read, int from) {
        return read.startsWith(" ", from) ? read.substring(from + 1) : read.substring(from);
    }

    private static long sequence(String digits) throws IOException {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IOException("an event's id is no sequence");
        }
    }
}
