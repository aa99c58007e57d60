package org.quietroom.xmpp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Gate;
import org.quietroom.core.host.HostActions;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.xmpp.packet.JID;

/** Rooms of our own on somebody's server: reads stanzas and hands them to the room they are for. Safe for many threads. */
final class XmppDesk implements HostAdapter {
    private static final String LOCKED =
            "In this room everybody has a name that was given to them. Yours stays as it is.";

    private final HostId host;
    private final HostProfile profile;
    private final DeskSettings settings;
    private final Map<RoomId, DeskRoom> rooms = new LinkedHashMap<>();
    private final Map<RoomId, DeskTalk> talks = new ConcurrentHashMap<>();
    private final DeskLink link;
    private final DeskActions actions;

    XmppDesk(HostId host, HostProfile profile, DeskSettings settings) {
        this.host = host;
        this.profile = profile;
        this.settings = settings;
        this.link = new DeskLink(settings, this::receive);
        settings.rooms.forEach((name, title) -> {
            RoomId id = new RoomId(host, name + "@" + settings.domain);
            rooms.put(id, new DeskRoom(id, title, settings.history, link::send));
        });
        this.actions = new DeskActions(rooms, link);
    }

    @Override
    public HostProfile profile() {
        return profile;
    }

    @Override
    public HostActions actions() {
        return actions;
    }

    @Override
    public void open(Gate gate) {
        rooms.forEach(
                (id, room) -> talks.put(id, new DeskTalk(room, gate, link::send, settings.queue, settings.answer)));
        link.open();
    }

    @Override
    public HostHealth health() {
        return link.health();
    }

    @Override
    public HostHealth probe() {
        return DeskLink.probe(settings);
    }

    @Override
    public void close() {
        rooms.values().forEach(DeskRoom::end);
        link.close();
    }

    private void receive(Element stanza) {
        JID to = jid(stanza.attributeValue("to"));
        JID from = jid(stanza.attributeValue("from"));
        if (to == null || from == null) {
            return;
        }
        boolean failed = "error".equals(stanza.attributeValue("type"));
        if (to.getNode() == null) {
            if ("iq".equals(stanza.getName()) && !Stanzas.isAnswer(stanza)) {
                link.send(DeskInfo.service(stanza, rooms.values()));
            }
            return;
        }
        DeskRoom room = rooms.get(new RoomId(host, to.toBareJID()));
        DeskTalk talk = room == null ? null : talks.get(room.id);
        if (room == null || talk == null) {
            if (!failed && !Stanzas.isAnswer(stanza)) {
                link.send(Stanzas.error(stanza, "cancel", "item-not-found", null));
            }
            return;
        }
        switch (stanza.getName()) {
            case "presence" -> presence(stanza, room, talk, from, to);
            case "message" -> message(stanza, room, talk, from, to);
            case "iq" -> {
                if (!Stanzas.isAnswer(stanza)) {
                    link.send(DeskInfo.room(stanza, room, to.getResource(), room.of(from.toString())));
                }
            }
            default -> {
                // Nothing else may be sent by a server (RFC 6120, section 8).
            }
        }
    }

    private void presence(Element stanza, DeskRoom room, DeskTalk talk, JID from, JID to) {
        String client = from.toString();
        String type = stanza.attributeValue("type");
        if (type != null) {
            if ("unavailable".equals(type) || "error".equals(type)) {
                room.leave(client, "unavailable".equals(type));
            }
            return;
        }
        boolean joins = stanza.element(new QName("x", Namespace.get(Stanzas.MUC))) != null;
        String wished = to.getResource();
        if (joins && wished != null) {
            talk.join(stanza, client, new AccountId(host, from.toBareJID()), wished);
            return;
        }
        Occupant own = room.of(client);
        if (own == null) {
            link.send(
                    Stanzas.error(stanza, "cancel", "not-acceptable", "You are not in this room. Please join again."));
        } else if (wished != null && !wished.equals(own.name())) {
            link.send(Stanzas.error(stanza, "cancel", "not-acceptable", LOCKED));
            room.remind(client);
        }
    }

    private void message(Element stanza, DeskRoom room, DeskTalk talk, JID from, JID to) {
        String client = from.toString();
        String type = stanza.attributeValue("type", "normal");
        if ("error".equals(type)) {
            room.leave(client, false);
            return;
        }
        Occupant author = room.of(client);
        if (author == null) {
            link.send(
                    Stanzas.error(stanza, "cancel", "not-acceptable", "You are not in this room. Please join again."));
        } else if (to.getResource() != null) {
            Occupant receiver = "groupchat".equals(type) ? null : room.named(to.getResource());
            if (receiver == null) {
                link.send(Stanzas.error(stanza, "cancel", "item-not-found", "Nobody in this room has that name."));
            } else {
                talk.say(stanza, author, receiver);
            }
        } else if (!"groupchat".equals(type)) {
            link.send(Stanzas.error(stanza, "cancel", "service-unavailable", null));
        } else if (Said.subject(stanza)) {
            link.send(
                    Stanzas.error(stanza, "auth", "forbidden", "The subject of this room is set by whoever runs it."));
        } else {
            talk.say(stanza, author, null);
        }
    }

    private static @Nullable JID jid(@Nullable String text) {
        try {
            return text == null ? null : new JID(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
