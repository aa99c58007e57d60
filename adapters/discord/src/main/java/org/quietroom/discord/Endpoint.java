package org.quietroom.discord;

import org.jspecify.annotations.Nullable;

/**
 * Where Discord answers.
 *
 * @param rest the address of its REST interface, with its version and a slash at the end; null for Discord's own
 * @param gateway the address of its gateway; null to ask the REST interface for it, with compression
 */
record Endpoint(@Nullable String rest, @Nullable String gateway) {
    /** Discord itself. */
    static final Endpoint DISCORD = new Endpoint(null, null);
}
