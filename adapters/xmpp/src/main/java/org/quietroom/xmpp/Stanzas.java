package org.quietroom.xmpp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;

/** Builds the stanzas of a room (XEP-0045); every text in them is made fit for XML 1.0. */
final class Stanzas {
    static final String MUC = "http://jabber.org/protocol/muc";
    static final String MUC_USER = MUC + "#user";
    static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
    static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
    static final String CORRECT = "urn:xmpp:message-correct:0";
    static final String FASTEN = "urn:xmpp:fasten:0";
    static final String RETRACT_0 = "urn:xmpp:message-retract:0";
    static final String RETRACT_1 = "urn:xmpp:message-retract:1";
    static final String STANZA_ID = "urn:xmpp:sid:0";
    private static final String MODERATE_0 = "urn:xmpp:message-moderate:0";
    private static final String MODERATE_1 = "urn:xmpp:message-moderate:1";
    private static final String OCCUPANT_ID = "urn:xmpp:occupant-id:0";
    private static final String ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas";
    private static final String PING = "urn:xmpp:ping";

    private Stanzas() {}

    /** A child in a namespace of its own. */
    static Element child(Element parent, String name, String namespace) {
        return parent.addElement(new QName(name, Namespace.get(namespace)));
    }

    /** An occupant's presence, with the role that every occupant has. */
    static Element presence(String from, String occupantId, boolean there, int... codes) {
        Element presence = DocumentHelper.createElement("presence").addAttribute("from", from);
        if (!there) {
            presence.addAttribute("type", "unavailable");
        }
        child(presence, "occupant-id", OCCUPANT_ID).addAttribute("id", occupantId);
        Element x = child(presence, "x", MUC_USER);
        child(x, "item", MUC_USER)
                .addAttribute("affiliation", "none")
                .addAttribute("role", there ? "participant" : "none");
        for (int code : codes) {
            child(x, "status", MUC_USER).addAttribute("code", String.valueOf(code));
        }
        return presence;
    }

    static Element message(String from, String type, @Nullable String id) {
        Element message = DocumentHelper.createElement("message")
                .addAttribute("from", from)
                .addAttribute("type", type);
        if (id != null) {
            message.addAttribute("id", clean(id));
        }
        return message;
    }

    static Element body(Element message, String text) {
        message.addElement("body").setText(clean(text));
        return message;
    }

    static Element subject(String from, String text) {
        Element message = message(from, "groupchat", null);
        message.addElement("subject").setText(clean(text));
        return message;
    }

    /** Marks a message with its stable ids in the room (XEP-0359, XEP-0421). */
    static void identify(Element message, String room, String stanzaId, String occupantId) {
        child(message, "stanza-id", STANZA_ID).addAttribute("by", room).addAttribute("id", clean(stanzaId));
        child(message, "occupant-id", OCCUPANT_ID).addAttribute("id", occupantId);
    }

    static void correct(Element message, String id) {
        child(message, "replace", CORRECT).addAttribute("id", clean(id));
    }

    /** The author takes a message back (XEP-0424, both forms in use). */
    static void retract(Element message, String id) {
        Element apply = child(message, "apply-to", FASTEN).addAttribute("id", clean(id));
        child(apply, "retract", RETRACT_0);
        child(message, "retract", RETRACT_1).addAttribute("id", clean(id));
        body(message, "This message was taken back by its author.");
    }

    /** The room takes a message away (XEP-0425, both forms in use). */
    static Element moderate(String room, String stanzaId, String id) {
        Element message = message(room, "groupchat", id);
        Element apply = child(message, "apply-to", FASTEN).addAttribute("id", clean(stanzaId));
        Element moderated = child(apply, "moderated", MODERATE_0).addAttribute("by", room);
        child(moderated, "retract", RETRACT_0);
        Element retract = child(message, "retract", RETRACT_1).addAttribute("id", clean(stanzaId));
        child(retract, "moderated", MODERATE_1).addAttribute("by", room);
        return message;
    }

    static Element delayed(Element message, String room, Instant at) {
        Element copy = message.createCopy();
        child(copy, "delay", "urn:xmpp:delay")
                .addAttribute("from", room)
                .addAttribute("stamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
        return copy;
    }

    /** An error for whoever sent {@code stanza}; nothing of its content goes back. */
    static Element error(Element stanza, String type, String condition, @Nullable String text) {
        Element reply = reply(stanza, "error");
        Element error = reply.addElement("error").addAttribute("type", type);
        child(error, condition, ERRORS);
        if (text != null) {
            child(error, "text", ERRORS).setText(clean(text));
        }
        return reply;
    }

    static Element result(Element iq) {
        return reply(iq, "result");
    }

    private static Element reply(Element stanza, String type) {
        return DocumentHelper.createElement(stanza.getName())
                .addAttribute("id", stanza.attributeValue("id"))
                .addAttribute("from", stanza.attributeValue("to"))
                .addAttribute("to", stanza.attributeValue("from"))
                .addAttribute("type", type);
    }

    static Element ping(String id, String domain) {
        Element iq = DocumentHelper.createElement("iq")
                .addAttribute("type", "get")
                .addAttribute("id", id)
                .addAttribute("from", domain)
                .addAttribute("to", domain);
        child(iq, "ping", PING);
        return iq;
    }

    static boolean isPing(Element iq) {
        return iq.element(new QName("ping", Namespace.get(PING))) != null;
    }

    static boolean isAnswer(Element stanza) {
        String type = stanza.attributeValue("type");
        return "iq".equals(stanza.getName()) && ("result".equals(type) || "error".equals(type));
    }

    /** The text without what XML 1.0 cannot carry: controls, lone surrogates, two non-characters. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= 0x20)
                .filter(c -> c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
