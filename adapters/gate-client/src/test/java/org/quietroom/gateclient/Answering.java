package org.quietroom.gateclient;

import org.jspecify.annotations.Nullable;

/**
 * One answer of a {@link Stub}.
 *
 * @param status 0 to close the connection without an answer
 * @param retryAfter the header; null for none
 */
record Answering(int status, @Nullable String retryAfter) {
    static final Answering NOTHING = new Answering(0, null);
}
