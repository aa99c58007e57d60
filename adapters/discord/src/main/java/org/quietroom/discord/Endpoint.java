package org.quietroom.discord;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Destination;

/**
 * Where Discord answers.
 *
 * @param rest the address of its REST interface, with its version and a slash at the end; null for Discord's own
 * @param gateway the address of its gateway; null to ask the REST interface for it, with compression
 */
record Endpoint(@Nullable String rest, @Nullable String gateway) {
    /** Discord itself. */
    static final Endpoint DISCORD = new Endpoint(null, null);

    private static final URI DISCORDS_OWN = URI.create("https://discord.com/");

    /** Why Discord is not reached, for the operator. */
    String whyNot(Throwable failure) {
        URI called = rest == null ? DISCORDS_OWN : URI.create(rest);
        return Destination.of("Discord", called, "this machine's DNS, proxy or firewall")
                .whyNot(failure);
    }
}
