package org.quietroom.moderation.care;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.quietroom.core.host.HostProfile;

/**
 * What is known of a room, as its operator configured it.
 *
 * @param hostName what people call the host, such as "the forum"
 * @param roomName what people call the room
 * @param profile what the route into the host can do, and who sees accounts there
 * @param language the room's language
 * @param country the room's country as two capital letters (ISO 3166-1), which chooses help lines; empty if none is set
 */
public record Place(String hostName, String roomName, HostProfile profile, Locale language, String country) {
    /** @throws NullPointerException if anything is null */
    public Place {
        requireNonNull(hostName, "hostName");
        requireNonNull(roomName, "roomName");
        requireNonNull(profile, "profile");
        requireNonNull(language, "language");
        requireNonNull(country, "country");
    }
}
