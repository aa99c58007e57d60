package org.quietroom.gateway.run;

import java.time.Duration;
import java.util.Set;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.gateway.config.Config;
import org.quietroom.gateway.config.HostConfig;
import org.quietroom.moderation.care.Place;

/** What is known of rooms: what their host's configuration says, and the key the host gives them. */
final class Places {
    /** What can be done at a host that is no longer configured: nothing. */
    private static final HostProfile NOTHING = new HostProfile(
            HostProfile.Intercept.AFTER_ONLY,
            HostProfile.WhenWeAreDown.OPEN,
            HostProfile.IdentityVisibleTo.MEMBERS,
            HostProfile.ReplaceAuthor.NONE,
            HostProfile.Hold.NONE,
            HostProfile.Edit.NONE,
            HostProfile.Remove.NONE,
            HostProfile.Dedupe.NONE,
            Duration.ZERO,
            Set.of());

    private Places() {}

    static Place of(HostConfig host, HostProfile profile, Config.Community community) {
        return new Place(host.name(), "", profile, host.language(), community.country());
    }

    static Place unknown(HostId host, Config.Community community) {
        return new Place(host.value(), "", NOTHING, community.language(), community.country());
    }

    /** A room whose key is an address, as in XMPP, is called by what stands before the sign. */
    static Place named(Place host, RoomId room) {
        int sign = room.value().indexOf('@');
        String name = sign > 0 ? room.value().substring(0, sign) : room.value();
        return new Place(host.hostName(), name, host.profile(), host.language(), host.country());
    }
}
