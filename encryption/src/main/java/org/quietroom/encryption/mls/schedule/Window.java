package org.quietroom.encryption.mls.schedule;

/**
 * How far messages of one sender may come out of order within an epoch (RFC 9420 section 9.2 leaves it to the receiver).
 *
 * @param ahead how many generations may be skipped at once; 0 to 100,000. Bounds the work that one message can cause
 * @param kept how many keys of skipped generations are kept for each ratchet, the newest; 0 to 100,000. Bounds the memory
 */
public record Window(int ahead, int kept) {
    /** 1,000 ahead, 200 kept. */
    public static final Window DEFAULT = new Window(1_000, 200);

    private static final int MOST = 100_000;

    public Window {
        if (ahead < 0 || ahead > MOST || kept < 0 || kept > MOST) {
            throw new IllegalArgumentException("a window is of 0 to " + MOST + " generations");
        }
    }
}
