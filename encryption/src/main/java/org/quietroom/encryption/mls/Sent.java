package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;

/**
 * A message to send.
 *
 * @param next the state to go on with; store it before the message leaves, so that no key is used twice
 * @param message an {@code MLSMessage}
 */
public record Sent(Group next, Bytes message) {
    /** No content. */
    @Override
    public String toString() {
        return "Sent";
    }
}
