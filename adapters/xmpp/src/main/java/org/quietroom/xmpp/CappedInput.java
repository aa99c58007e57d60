package org.quietroom.xmpp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream in which one stanza is longer than a limit. For one thread. */
final class CappedInput extends FilterInputStream {
    private final int limit;
    private int left;

    CappedInput(InputStream in, int limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    /** A new stanza begins. What was read ahead of it does not count against it. */
    void next() {
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("a stanza is longer than " + limit + " bytes");
        }
    }
}
