package org.quietroom.xmpp;

import java.util.Collection;
import java.util.List;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;

/** Answers what clients ask about the service and its rooms (XEP-0030, XEP-0199, XEP-0410); nothing about members. */
final class DeskInfo {
    private static final List<String> ROOM_FEATURES = List.of(
            Stanzas.MUC,
            "muc_semianonymous",
            "muc_open",
            "muc_persistent",
            "muc_public",
            "muc_unmoderated",
            "muc_unsecured",
            Stanzas.MUC + "#stable_id",
            Stanzas.STANZA_ID,
            Stanzas.CORRECT,
            "urn:xmpp:occupant-id:0");

    private DeskInfo() {}

    /** The answer to a question to the service. */
    static Element service(Element iq, Collection<DeskRoom> rooms) {
        if (asks(iq, Stanzas.DISCO_INFO)) {
            return about(iq, "Quietroom", List.of(Stanzas.MUC, Stanzas.DISCO_INFO, Stanzas.DISCO_ITEMS));
        }
        if (asks(iq, Stanzas.DISCO_ITEMS)) {
            Element reply = Stanzas.result(iq);
            Element query = Stanzas.child(reply, "query", Stanzas.DISCO_ITEMS);
            rooms.forEach(room -> Stanzas.child(query, "item", Stanzas.DISCO_ITEMS)
                    .addAttribute("jid", room.address)
                    .addAttribute("name", Stanzas.clean(room.title)));
            return reply;
        }
        return Stanzas.isPing(iq) ? Stanzas.result(iq) : unavailable(iq);
    }

    /** The answer to a question to a room or to somebody in it. */
    static Element room(Element iq, DeskRoom room, @Nullable String nick, @Nullable Occupant asker) {
        if (nick != null) {
            boolean self = asker != null && asker.name().equals(nick);
            if (asker == null) {
                return Stanzas.error(iq, "cancel", "not-acceptable", "You are not in this room.");
            }
            return self && Stanzas.isPing(iq) ? Stanzas.result(iq) : unavailable(iq);
        }
        if (asks(iq, Stanzas.DISCO_INFO)) {
            return about(iq, room.title, ROOM_FEATURES);
        }
        if (asks(iq, Stanzas.DISCO_ITEMS)) {
            Element reply = Stanzas.result(iq);
            Stanzas.child(reply, "query", Stanzas.DISCO_ITEMS);
            return reply;
        }
        return unavailable(iq);
    }

    private static Element about(Element iq, String name, List<String> features) {
        Element reply = Stanzas.result(iq);
        Element query = Stanzas.child(reply, "query", Stanzas.DISCO_INFO);
        Stanzas.child(query, "identity", Stanzas.DISCO_INFO)
                .addAttribute("category", "conference")
                .addAttribute("type", "text")
                .addAttribute("name", Stanzas.clean(name));
        features.forEach(
                f -> Stanzas.child(query, "feature", Stanzas.DISCO_INFO).addAttribute("var", f));
        return reply;
    }

    private static boolean asks(Element iq, String namespace) {
        Element query = iq.element(new QName("query", Namespace.get(namespace)));
        return query != null && "get".equals(iq.attributeValue("type")) && query.attribute("node") == null;
    }

    private static Element unavailable(Element iq) {
        return Stanzas.error(iq, "cancel", "service-unavailable", null);
    }
}
