package org.quietroom.gateway.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits bytes into lines, never holding more of one line than its limit. Not safe for many threads. */
final class LineReader {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int limit;
    private final int longestString;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int until;
    private long consumed;
    private long number;

    /**
     * @param limit how many bytes of a line are held
     * @param longestString in a line that is longer, how many bytes of a JSON string
     */
    LineReader(InputStream in, int limit, int longestString) {
        this.in = in;
        this.limit = limit;
        this.longestString = longestString;
    }

    /** One line on its way to one worker. */
    static final class Line {
        private final long number;
        private final byte @Nullable [] bytes;

        Line(long number, byte @Nullable [] bytes) {
            this.number = number;
            this.bytes = bytes;
        }

        /** Counted from 1. */
        long number() {
            return number;
        }

        /** Without the line feed, with long strings cut if it was too long; null if that does not help. Nobody changes them. */
        byte @Nullable [] bytes() {
            return bytes;
        }

        int size() {
            return bytes == null ? 0 : bytes.length;
        }
    }

    /** The next line; null at the end. A byte order mark before the first line is dropped. */
    @Nullable
    Line next() throws IOException {
        if (from == until && !fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        LongLine over = null;
        while (true) {
            int end = from;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            if (over == null && line.size() + (end - from) > limit) {
                over = new LongLine(longestString, limit);
                over.add(line.toByteArray(), 0, line.size());
                line = new ByteArrayOutputStream(0);
            }
            if (over == null) {
                line.write(buffer, from, end - from);
            } else {
                over.add(buffer, from, end);
            }
            boolean complete = end < until;
            from = complete ? end + 1 : until;
            if (complete || !fill()) {
                byte[] bytes = over == null ? line.toByteArray() : over.shortened();
                return new Line(number, bytes == null ? null : withoutMark(bytes));
            }
        }
    }

    /** Whether the next line may have to be waited for: then is a good time to show what is done. */
    boolean mayWait() throws IOException {
        return from == until && in.available() == 0;
    }

    /** How many bytes were read so far. */
    long consumed() {
        return consumed;
    }

    private byte[] withoutMark(byte[] line) {
        boolean marked =
                number == 1 && line.length >= BOM.length && line[0] == BOM[0] && line[1] == BOM[1] && line[2] == BOM[2];
        return marked ? java.util.Arrays.copyOfRange(line, BOM.length, line.length) : line;
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        from = 0;
        until = Math.max(read, 0);
        consumed += until;
        return read > 0;
    }
}
