package org.quietroom.gateway.scan;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A line that is longer than we hold: its JSON strings are cut, so that its id can still be named and its text is still
 * known to be too long. A cut falls between characters and never inside an escape. Not safe for many threads.
 */
final class LongLine {
    private final int longestString;
    private final int limit;
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean inString;
    private boolean cut;
    private int inEscape;
    private int stringBytes;

    /**
     * @param longestString how many bytes of a string are kept, but for the character that stands there
     * @param limit how many bytes are kept at all
     */
    LongLine(int longestString, int limit) {
        this.longestString = longestString;
        this.limit = limit;
    }

    /** The next bytes of the line. */
    void add(byte[] bytes, int from, int until) {
        for (int i = from; i < until && kept != null; i++) {
            if (keeps(bytes[i])) {
                kept.write(bytes[i]);
                if (kept.size() > limit) {
                    kept = null;
                }
            }
        }
    }

    /** What is left of the line; null if that is still too long. */
    byte @Nullable [] shortened() {
        return kept == null ? null : kept.toByteArray();
    }

    private boolean keeps(byte b) {
        if (!inString) {
            inString = b == '"';
            cut = false;
            stringBytes = 0;
            return true;
        }
        if (inEscape > 0) {
            inEscape += b == 'u' && inEscape == 1 ? 3 : -1;
        } else if (b == '"') {
            inString = false;
            return true;
        } else {
            cut |= stringBytes >= longestString && (b & 0xC0) != 0x80;
            inEscape = b == '\\' ? 1 : 0;
        }
        stringBytes++;
        return !cut;
    }
}
