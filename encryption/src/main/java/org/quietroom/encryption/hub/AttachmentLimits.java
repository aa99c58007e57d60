package org.quietroom.encryption.hub;

import java.time.Duration;

/**
 * How much a hub keeps of attachments, in bytes of ciphertext.
 *
 * @param longest the longest attachment
 * @param ofMember of one member in a room
 * @param ofRoom of a room
 * @param keep how long an attachment is kept
 * @param keepPart how long one is kept that is not whole
 */
public record AttachmentLimits(int longest, long ofMember, long ofRoom, Duration keep, Duration keepPart) {
    /** Length of every piece but the last. */
    static final int PIECE = 128 << 10;

    /** For pictures of people who type. */
    public static final AttachmentLimits DEFAULT =
            new AttachmentLimits(8 << 20, 64L << 20, 512L << 20, Duration.ofDays(30), Duration.ofDays(1));
}
