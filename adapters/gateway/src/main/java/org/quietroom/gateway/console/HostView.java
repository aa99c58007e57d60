package org.quietroom.gateway.console;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;

/**
 * One configured host, as the console shows it.
 *
 * @param id its key
 * @param name as people call it
 * @param profile what its route can do
 * @param health how its connection is
 * @param lastSubmission when it last sent something; null if it has not since the start
 * @param shadow whether everything there is only reported
 */
public record HostView(
        HostId id,
        String name,
        HostProfile profile,
        HostHealth health,
        @Nullable Instant lastSubmission,
        boolean shadow) {
    /** @throws NullPointerException if anything but {@code lastSubmission} is null */
    public HostView {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(profile, "profile");
        requireNonNull(health, "health");
    }

    /** Whether we hear it, or wait for its first word. */
    public boolean reached() {
        return health.state() == HostHealth.State.REACHED || health.state() == HostHealth.State.WAITING;
    }
}
