package org.quietroom.xmpp;

import static java.util.Objects.requireNonNull;

import org.dom4j.Element;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Kind;

/**
 * What a member's message says, and nothing else of it: whatever is not here does not pass.
 *
 * @param kind post, edit or delete
 * @param body the words; empty for a deletion
 * @param target the client's id of the message that is corrected or taken back; null for a post
 */
record Said(Kind kind, String body, @Nullable String target) {
    Said {
        requireNonNull(kind, "kind");
        requireNonNull(body, "body");
    }

    /** What it says; null if it has no words. */
    static @Nullable Said of(Element message) {
        String retracted = retracted(message);
        if (retracted != null) {
            return new Said(Kind.DELETE, "", retracted);
        }
        String body = body(message);
        if (body == null) {
            return null;
        }
        Element replace = message.element(new QName("replace", Namespace.get(Stanzas.CORRECT)));
        String target = replace == null ? null : replace.attributeValue("id");
        return target == null || target.isEmpty() ? new Said(Kind.POST, body, null) : new Said(Kind.EDIT, body, target);
    }

    /** Whether it is end-to-end encrypted, by any scheme in use. */
    static boolean sealed(Element message) {
        return message.elements().stream()
                .anyMatch(e -> "encrypted".equals(e.getName())
                        || "openpgp".equals(e.getName())
                        || "jabber:x:encrypted".equals(e.getNamespaceURI()));
    }

    /** Whether it changes the room's subject (XEP-0045, 8.1). */
    static boolean subject(Element message) {
        return message.element("subject") != null
                && message.element("body") == null
                && message.element("thread") == null;
    }

    private static @Nullable String body(Element message) {
        Element first = null;
        for (Element body : message.elements("body")) {
            if (body.attribute("lang") == null) {
                return body.getText();
            }
            first = first == null ? body : first;
        }
        return first == null ? null : first.getText();
    }

    private static @Nullable String retracted(Element message) {
        Element apply = message.element(new QName("apply-to", Namespace.get(Stanzas.FASTEN)));
        if (apply != null && apply.element(new QName("retract", Namespace.get(Stanzas.RETRACT_0))) != null) {
            return apply.attributeValue("id");
        }
        Element retract = message.element(new QName("retract", Namespace.get(Stanzas.RETRACT_1)));
        return retract == null ? null : retract.attributeValue("id");
    }

    @Override
    public String toString() {
        return "Said[" + kind + ", words hidden]";
    }
}
