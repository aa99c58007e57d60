package org.quietroom.encryption.room;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.quietroom.core.host.SealedRooms;
import org.quietroom.core.host.SealedRooms.Event;
import org.quietroom.core.host.SealedRooms.Listening;
import org.quietroom.core.host.SealedRooms.Reply;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.encryption.franking.SealedNames;

/** The way to a hub in the same program. */
final class DirectLink implements HubLink {
    private final SealedRooms hub;
    private final Pseudonym member;

    DirectLink(SealedRooms hub, Pseudonym member) {
        this.hub = requireNonNull(hub, "hub");
        this.member = requireNonNull(member, "member");
    }

    @Override
    public Reply call(String operation, String json) {
        return hub.call(member, operation, json);
    }

    @Override
    public boolean leadsTo(String room, String uri) {
        return room.equals(SealedNames.of(member.room())) && uri.equals(SealedNames.of(member.room(), member.id()));
    }

    @Override
    public Listening listen(String device, long after, Consumer<Event> events, Runnable ended) {
        try {
            return hub.listen(member, device, after, events);
        } catch (IllegalArgumentException | UnavailableException e) {
            throw new HubAwayException("listen");
        }
    }
}
