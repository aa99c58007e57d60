package org.quietroom.xmpp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smackx.message_correct.element.MessageCorrectExtension;
import org.jivesoftware.smackx.message_fastening.element.FasteningElement;
import org.jivesoftware.smackx.sid.element.StanzaIdElement;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.HostUnderTest;

/** A member's client as {@link org.quietroom.core.testkit.HostAdapterContract} drives it: what it shows, by XEP-0308 and 0424. */
final class ContractMember implements HostUnderTest.Member {
    private static final String FASTEN = "urn:xmpp:fasten:0";
    private static final String RETRACT = "urn:xmpp:message-retract:0";

    private final XmppServer server;
    private final String account;
    private final HostId host;
    private final String room;
    private final String nick;
    private volatile Member client;

    ContractMember(XmppServer server, String account, HostId host, String room) {
        server.addAccount(account);
        this.server = server;
        this.account = account;
        this.client = connect();
        this.host = host;
        this.room = room;
        this.nick = client.join(room, account);
    }

    private Member connect() {
        return new Member(server, account, account + "-client");
    }

    /** As clients do when their server was away. What they showed before is forgotten. */
    void reconnect() {
        client.close();
        client = connect();
    }

    /** As clients do when a room says that its service went away. */
    void rejoin() {
        client.joinAsSoonAsOpen(room, account);
    }

    void close() {
        client.close();
    }

    @Override
    public AccountId account() {
        return new AccountId(host, account + "@" + XmppServer.DOMAIN);
    }

    @Override
    public String post(String text) {
        return client.say(room, text);
    }

    @Override
    public void edit(String key, String text) {
        client.say(room, text, new MessageCorrectExtension(key));
    }

    @Override
    public boolean delete(String key) {
        client.say(
                room,
                "I took a message back, but your client does not know how to show that.",
                StandardExtensionElement.builder("apply-to", FASTEN)
                        .addAttribute("id", key)
                        .addElement(StandardExtensionElement.builder("retract", RETRACT)
                                .build())
                        .build());
        return true;
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        client.whisper(room, ((ContractMember) to).nick, text);
    }

    @Override
    public List<HostUnderTest.Seen> seen() {
        Map<String, HostUnderTest.Seen> view = new LinkedHashMap<>();
        Map<String, String> archived = new LinkedHashMap<>();
        for (Message message : client.messages()) {
            String from = message.getFrom().getResourceOrEmpty().toString();
            String id = from + "/" + message.getStanzaId();
            if (message.getExtensionElement("apply-to", FASTEN) instanceof FasteningElement apply) {
                String target = apply.getReferencedStanzasOriginId().getId();
                boolean moderated = from.isEmpty();
                view.remove(moderated ? archived.getOrDefault(target, "") : from + "/" + target);
                view.keySet().removeIf(key -> moderated && key.endsWith("/" + target));
            } else if (message.getType() != Message.Type.error && !from.isEmpty() && message.getBody() != null) {
                MessageCorrectExtension correction = MessageCorrectExtension.from(message);
                if (correction != null) {
                    id = from + "/" + correction.getIdInitialMessage();
                }
                view.put(id, new HostUnderTest.Seen(from, message.getBody()));
                if (StanzaIdElement.getStanzaId(message) != null) {
                    archived.put(StanzaIdElement.getStanzaId(message).getId(), id);
                }
            }
        }
        return List.copyOf(view.values());
    }

    @Override
    public List<String> told() {
        List<String> told = new ArrayList<>();
        for (Message message : client.messages()) {
            if (message.getType() == Message.Type.error) {
                told.add(String.valueOf(message.getError().getDescriptiveText()));
            } else if (message.getFrom().hasNoResource() && message.getBody() != null) {
                told.add(message.getBody());
            }
        }
        return told;
    }

    @Override
    public String received() {
        return client.wire();
    }
}
