package org.quietroom.xmpp;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.Kind;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/**
 * One room of ours (a part of XEP-0045): who is in it, what they see. Everybody has the same role, and nobody but this
 * class knows an account. Every method is synchronised: what the room sends keeps one order for all.
 */
final class DeskRoom {
    private static final String ONLY_YOU = "Only you can see this: ";

    final RoomId id;
    final String address;
    final String title;
    private final Consumer<Element> network;
    private final DeskHistory history;
    private final Map<String, Occupant> occupants = new LinkedHashMap<>();
    private final Map<String, Occupant> byClient = new LinkedHashMap<>();
    private final Set<String> joining = new HashSet<>();

    /** @param network takes a stanza to be sent; what cannot be sent is lost, as with any server that goes away */
    DeskRoom(RoomId id, String title, int historyLength, Consumer<Element> network) {
        this.id = id;
        this.address = id.value();
        this.title = title;
        this.history = new DeskHistory(historyLength);
        this.network = network;
    }

    synchronized void expect(String client) {
        joining.add(client);
    }

    synchronized boolean giveUp(String client) {
        return joining.remove(client);
    }

    synchronized @Nullable Occupant of(String client) {
        return byClient.get(client);
    }

    /** Lets a client in under its account's pseudonym, unless it left while its name was looked up. */
    synchronized void enter(String client, AccountId account, Pseudonym pseudonym, String wished) {
        if (!joining.remove(client)) {
            return;
        }
        Occupant own = occupants.computeIfAbsent(account.value(), key -> new Occupant(account, pseudonym));
        for (Occupant other : occupants.values()) {
            if (other != own && !other.clients.isEmpty()) {
                sendTo(client, Stanzas.presence(from(other), other.occupantId(), true));
            }
        }
        boolean appears = own.clients.isEmpty();
        own.clients.add(client);
        byClient.put(client, own);
        if (appears) {
            toOthers(own, Stanzas.presence(from(own), own.occupantId(), true));
        }
        Element self = wished.equals(own.name())
                ? Stanzas.presence(from(own), own.occupantId(), true, 110)
                : Stanzas.presence(from(own), own.occupantId(), true, 110, 210);
        sendTo(client, self);
        history.delayed(address).forEach(message -> sendTo(client, message));
        sendTo(client, Stanzas.subject(address, title));
    }

    /** Tells a client again who it is. */
    synchronized void remind(String client) {
        Occupant own = byClient.get(client);
        if (own != null) {
            sendTo(client, Stanzas.presence(from(own), own.occupantId(), true, 110));
        }
    }

    synchronized void leave(String client, boolean tellClient) {
        joining.remove(client);
        Occupant own = byClient.remove(client);
        if (own == null) {
            return;
        }
        own.clients.remove(client);
        if (tellClient) {
            sendTo(client, Stanzas.presence(from(own), own.occupantId(), false, 110));
        }
        if (own.clients.isEmpty()) {
            occupants.remove(own.account.value());
            toOthers(own, Stanzas.presence(from(own), own.occupantId(), false));
        }
    }

    /** Everybody is told that the service goes away (XEP-0045, 17.3). */
    synchronized void end() {
        for (Occupant occupant : occupants.values()) {
            occupant.clients.forEach(
                    c -> sendTo(c, Stanzas.presence(from(occupant), occupant.occupantId(), false, 110, 332)));
        }
        occupants.clear();
        byClient.clear();
    }

    /** Publishes under a pseudonym; false if a private message has nobody to receive it. */
    synchronized boolean publish(Pseudonym author, DeskKey key, Submission said) {
        String from = address + "/" + author.name();
        String occupantId = author.id().value();
        if (said.kind() == Kind.PRIVATE_MESSAGE) {
            return whisper(from, occupantId, key, text(said));
        }
        Element message = Stanzas.message(from, "groupchat", key.id());
        DeskKey about = key;
        if (said.target() != null) {
            about = DeskKey.parse(said.target(), author.id(), false);
        }
        if (said.kind() == Kind.DELETE) {
            history.remove(about);
            Stanzas.retract(message, about.id());
        } else {
            Stanzas.body(message, text(said));
            if (said.kind() == Kind.EDIT) {
                Stanzas.correct(message, about.id());
            }
        }
        Stanzas.identify(message, address, key.message().value(), occupantId);
        if (said.kind() != Kind.DELETE) {
            history.add(about, message, Instant.now());
        }
        toAll(message);
        return true;
    }

    private boolean whisper(String from, String occupantId, DeskKey key, String text) {
        PseudonymId wanted = key.receiver();
        for (Occupant receiver : occupants.values()) {
            if (receiver.pseudonym.id().equals(wanted)) {
                Element message = Stanzas.body(Stanzas.message(from, "chat", key.id()), text);
                Stanzas.child(message, "x", Stanzas.MUC_USER);
                Stanzas.identify(message, address, key.message().value(), occupantId);
                receiver.clients.forEach(c -> sendTo(c, message));
                return true;
            }
        }
        return false;
    }

    synchronized @Nullable Occupant named(String name) {
        return occupants.values().stream()
                .filter(o -> o.name().equals(name) && !o.clients.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** Tells an account something: in the room if it is there, otherwise as a message from the room. */
    synchronized void tell(AccountId account, String text) {
        Occupant present = occupants.get(account.value());
        String key = UUID.randomUUID().toString();
        if (present == null || present.clients.isEmpty()) {
            sendTo(account.value(), Stanzas.body(Stanzas.message(address, "chat", key), text));
        } else {
            Element note = Stanzas.body(Stanzas.message(address, "groupchat", key), ONLY_YOU + text);
            present.clients.forEach(c -> sendTo(c, note));
        }
    }

    /** Asks clients to hide a message, and forgets it. */
    synchronized void remove(DeskKey key) {
        history.remove(key);
        toAll(Stanzas.moderate(address, key.message().value(), UUID.randomUUID().toString()));
    }

    private static String text(Submission said) {
        return said.parts().stream()
                .filter(p -> p.role() == Role.BODY)
                .map(Part::text)
                .findFirst()
                .orElse("");
    }

    private String from(Occupant occupant) {
        return address + "/" + occupant.name();
    }

    private void toAll(Element stanza) {
        byClient.keySet().forEach(client -> sendTo(client, stanza));
    }

    private void toOthers(Occupant own, Element stanza) {
        byClient.forEach((client, occupant) -> {
            if (occupant != own) {
                sendTo(client, stanza);
            }
        });
    }

    private void sendTo(String client, Element stanza) {
        network.accept(stanza.createCopy().addAttribute("to", client));
    }
}
