package org.quietroom.xmpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SmackConfiguration;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.debugger.AbstractDebugger;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.MessageBuilder;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.StringUtils;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jivesoftware.smackx.muc.packet.MUCUser;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Somebody with an ordinary client that knows nothing of Quietroom. Keeps every stanza and every byte received. */
public final class Member implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 60_000;

    static {
        SmackConfiguration.setDefaultReplyTimeout(DEADLINE_MILLIS);
    }

    private final AbstractXMPPConnection connection;
    private final StringBuilder wire = new StringBuilder();
    private final List<Stanza> inbox = new ArrayList<>();

    Member(XmppServer server, String account, String resource) {
        try {
            connection = new XMPPTCPConnection(to(server)
                    .setUsernameAndPassword(account, XmppServer.PASSWORD)
                    .setResource(resource)
                    .setDebuggerFactory(c -> new Wire(c, wire))
                    .build());
            connection.addSyncStanzaListener(this::keep, s -> s instanceof Message || s instanceof Presence);
            connection.connect();
            connection.login();
        } catch (Exception e) {
            throw new AssertionError("client of " + account + " does not connect", e);
        }
    }

    /** The way to a server. */
    static XMPPTCPConnectionConfiguration.Builder to(XmppServer server) throws XmppStringprepException {
        return XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain(XmppServer.DOMAIN)
                .setHost("127.0.0.1")
                .setPort(server.clientPort)
                .setSecurityMode(ConnectionConfiguration.SecurityMode.disabled);
    }

    /** A client of one account, whose resource is {@code Canary-} and its name. */
    public static Member of(XmppServer server, String account) {
        return new Member(server, account, "Canary-" + account);
    }

    private void keep(Stanza stanza) {
        synchronized (inbox) {
            inbox.add(stanza);
            inbox.notifyAll();
        }
    }

    /** Joins and gives the name that the room says is ours. */
    public String join(String room, String wished) {
        int before = known();
        send(presence(room, wished, true));
        Presence self = awaitPresence(before, p -> p.isAvailable() && ofRoom(p, room) && status(p, 110));
        return self.getFrom().getResourceOrThrow().toString();
    }

    /** Asks to join, again after each error, until the room gives a name. */
    public String joinAsSoonAsOpen(String room, String wished) {
        long end = System.currentTimeMillis() + DEADLINE_MILLIS;
        while (true) {
            int before = known();
            Presence presence = presence(room, wished, true);
            send(presence);
            Presence answer = awaitPresence(
                    before,
                    p -> ofRoom(p, room)
                            && (p.isAvailable()
                                    ? status(p, 110)
                                    : presence.getStanzaId().equals(p.getStanzaId())));
            if (answer.isAvailable() || System.currentTimeMillis() > end) {
                return answer.getFrom().getResourceOrThrow().toString();
            }
        }
    }

    private int known() {
        synchronized (inbox) {
            return inbox.size();
        }
    }

    private static boolean ofRoom(Presence presence, String room) {
        return presence.getFrom().asBareJid().equals(JidCreate.bareFromOrThrowUnchecked(room));
    }

    /** Whether a presence has this status code (XEP-0045 section 15.6). */
    public static boolean status(Presence presence, int code) {
        MUCUser user = MUCUser.from(presence);
        return user != null && user.getStatus().contains(MUCUser.Status.create(code));
    }

    /** Presence as to a room one is in. */
    public void presence(String room, String nick) {
        send(presence(room, nick, false));
    }

    /** Leaves with a status that names the account. */
    public void leave(String room, String nick) {
        send(connection
                .getStanzaFactory()
                .buildPresenceStanza()
                .to(JidCreate.fullFromOrThrowUnchecked(room + "/" + nick))
                .ofType(Presence.Type.unavailable)
                .setStatus("Gone, says " + connection.getUser().getLocalpart())
                .build());
    }

    /** The presence with which a client joins. */
    public Presence joining(String room, String wished) {
        return presence(room, wished, true);
    }

    private Presence presence(String room, String nick, boolean join) {
        var builder = connection
                .getStanzaFactory()
                .buildPresenceStanza()
                .to(JidCreate.fullFromOrThrowUnchecked(room + "/" + nick))
                .setStatus("I am " + connection.getUser().getLocalpart());
        if (join) {
            builder.addExtension(new MUCInitialPresence(null, -1, 20, -1, null));
        }
        return builder.build();
    }

    /** Says something to everybody; gives the id. */
    public String say(String room, String text, ExtensionElement... extensions) {
        return message(room, Message.Type.groupchat, text, extensions);
    }

    /** Says something to one occupant; gives the id. */
    public String whisper(String room, String nick, String text) {
        return message(room + "/" + nick, Message.Type.chat, text);
    }

    String message(String to, Message.Type type, String text, ExtensionElement... extensions) {
        MessageBuilder builder = connection
                .getStanzaFactory()
                .buildMessageStanza()
                .to(JidCreate.fromOrThrowUnchecked(to))
                .ofType(type)
                .addExtension(new Body(text));
        for (ExtensionElement extension : extensions) {
            builder.addExtension(extension);
        }
        Message message = builder.build();
        send(message);
        return message.getStanzaId();
    }

    /** Sends anything. */
    public void send(Stanza stanza) {
        try {
            connection.sendStanza(stanza);
        } catch (Exception e) {
            throw new AssertionError("the client cannot send", e);
        }
    }

    XMPPConnection connection() {
        return connection;
    }

    /** Waits for a message with this body. */
    public Message awaitMessage(String text) {
        return awaitMessage(m -> text.equals(m.getBody()));
    }

    /** Waits for a message. */
    public Message awaitMessage(Predicate<Message> wanted) {
        return (Message) await(0, s -> s instanceof Message m && wanted.test(m));
    }

    /** Waits for the error that answers a message. */
    public Message awaitError(String id) {
        return awaitMessage(m -> m.getType() == Message.Type.error && id.equals(m.getStanzaId()));
    }

    /** Waits for a presence. */
    public Presence awaitPresence(Predicate<Presence> wanted) {
        return awaitPresence(0, wanted);
    }

    /** Passes over what had come before. */
    private Presence awaitPresence(int before, Predicate<Presence> wanted) {
        return (Presence) await(before, s -> s instanceof Presence p && wanted.test(p));
    }

    private Stanza await(int before, Predicate<Stanza> wanted) {
        long end = System.currentTimeMillis() + DEADLINE_MILLIS;
        synchronized (inbox) {
            while (true) {
                for (Stanza stanza : inbox.subList(Math.min(before, inbox.size()), inbox.size())) {
                    if (wanted.test(stanza)) {
                        return stanza;
                    }
                }
                long left = end - System.currentTimeMillis();
                if (left <= 0) {
                    throw new AssertionError("did not come; what came:\n" + wire());
                }
                try {
                    inbox.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** What was said to everybody or privately so far, in order, errors left out. */
    public List<String> heard() {
        synchronized (inbox) {
            return inbox.stream()
                    .filter(s -> s instanceof Message m && m.getBody() != null && m.getType() != Message.Type.error)
                    .map(s -> ((Message) s).getBody())
                    .collect(Collectors.toList());
        }
    }

    /** Every message so far, in order. */
    List<Message> messages() {
        synchronized (inbox) {
            return inbox.stream()
                    .filter(Message.class::isInstance)
                    .map(Message.class::cast)
                    .toList();
        }
    }

    /** Every byte received since login. */
    public String wire() {
        synchronized (wire) {
            return wire.toString();
        }
    }

    /** Forgets what came so far. */
    public void forget() {
        synchronized (inbox) {
            inbox.clear();
        }
        synchronized (wire) {
            wire.setLength(0);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    /** A body with every markup character escaped: Smack leaves {@code >}, and so sends {@code ]]>}, which is not XML. */
    private record Body(String text) implements ExtensionElement {
        @Override
        public String getElementName() {
            return "body";
        }

        @Override
        public String getNamespace() {
            return "jabber:client";
        }

        @Override
        public CharSequence toXML(XmlEnvironment environment) {
            return "<body>" + StringUtils.escapeForXml(text) + "</body>";
        }
    }

    private static final class Wire extends AbstractDebugger {
        private final StringBuilder wire;

        private Wire(XMPPConnection connection, StringBuilder wire) {
            super(connection);
            this.wire = wire;
        }

        @Override
        protected void log(String message) {
            if (message.toUpperCase(Locale.ROOT).startsWith("RECV")) {
                synchronized (wire) {
                    wire.append(message).append('\n');
                }
            }
        }

        @Override
        protected void log(String message, Throwable throwable) {
            log(message);
        }
    }
}
