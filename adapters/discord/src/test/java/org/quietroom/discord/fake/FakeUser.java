package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietroom.discord.fake.Interactions.Interaction;

/** A member with an ordinary client: what it does, what it shows, what came over the wire. Guarded by the server's lock. */
public final class FakeUser {
    private static final String NOT_RESPONDED = "The application did not respond";

    /** The account's number. */
    public final long id;

    final long conversation;
    final String name;
    boolean closed;
    boolean member = true;
    volatile String locale = "en-US";
    boolean timeOut;
    private final FakeDiscord server;
    private final StringBuilder wire = new StringBuilder();
    private final Map<Long, ObjectNode> rooms = new TreeMap<>();
    private final Map<Long, ObjectNode> letters = new LinkedHashMap<>();
    private final Map<Long, Interaction> used = new LinkedHashMap<>();

    FakeUser(FakeDiscord server, long id, long conversation, String name) {
        this.server = server;
        this.id = id;
        this.conversation = conversation;
        this.name = name;
    }

    /** A message as the client shows it. */
    public record Shown(long id, String author, String text) {}

    /** Sets the language of this member's client. */
    public void speak(String language) {
        locale = language;
    }

    ObjectNode shape() {
        return Shapes.user(id, name, false);
    }

    void received(String type, ObjectNode event) {
        wire.append(type).append(' ').append(event).append('\n');
        Map<Long, ObjectNode> place = event.path("channel_id").asLong() == conversation ? letters : rooms;
        long number = event.path("id").asLong();
        if (type.equals("MESSAGE_DELETE")) {
            place.remove(number);
        } else {
            place.put(number, event.deepCopy());
        }
    }

    void whispered(ObjectNode message) {
        wire.append("EPHEMERAL ").append(message).append('\n');
        letters.put(message.path("id").asLong(), message);
    }

    void shown(ObjectNode form) {
        wire.append("FORM ").append(form).append('\n');
    }

    /** Uses a slash command in a channel; its text has one line, as in Discord's clients. */
    public long command(long channel, String command, @Nullable String text) {
        synchronized (server) {
            if (text != null && text.contains("\n")) {
                throw new IllegalArgumentException("a command's text has one line");
            }
            return use(server.interactions.begin(this, channel, 2, Controls.command(command, text), null));
        }
    }

    private long use(Interaction made) {
        used.put(made.id, made);
        return made.id;
    }

    /** Fills in the form that an interaction opened, and sends it. */
    public long fillIn(long interaction, String text) throws InterruptedException {
        Interaction asked = used.get(interaction);
        server.await("a form opens", () -> asked.modal != null || asked.late());
        synchronized (server) {
            ObjectNode form = asked.modal;
            if (form == null) {
                return interaction;
            }
            return use(server.interactions.begin(this, asked.channel, 5, Controls.filled(form, text), null));
        }
    }

    /** What stands in the form that an interaction opened. */
    public String inForm(long interaction) throws InterruptedException {
        Interaction asked = used.get(interaction);
        server.await("a form opens", () -> asked.modal != null);
        synchronized (server) {
            return asked.modal
                    .path("components")
                    .path(0)
                    .path("component")
                    .path("value")
                    .asText();
        }
    }

    /** Presses a button below the answer to an interaction, when it is there. */
    public long press(long interaction, String label) throws InterruptedException {
        Interaction asked = used.get(interaction);
        server.await("a button " + label, () -> Controls.button(asked.original, label) != null);
        synchronized (server) {
            return press(asked.original, label);
        }
    }

    /** Presses a button below a message in a room or in the private conversation. */
    public long pressBelow(long message, String label) {
        synchronized (server) {
            ObjectNode shown = rooms.containsKey(message) ? rooms.get(message) : letters.get(message);
            return press(shown, label);
        }
    }

    private long press(@Nullable ObjectNode message, String label) {
        String mark = Controls.button(message, label);
        if (message == null || mark == null) {
            throw new AssertionError("there is no button " + label);
        }
        ObjectNode data =
                Json.object().put("custom_id", mark).put("component_type", 2).put("id", 2);
        long channel = message.path("channel_id").asLong();
        Interaction made = server.interactions.begin(this, channel, 3, data, message.deepCopy());
        if (channel == conversation) {
            made.original = server.messages.get(channel, message.path("id").asLong());
        }
        return use(made);
    }

    /** Writes an ordinary message: in a room under the account's name, or to the bot if {@code channel} is 0. */
    public long write(long channel, String text) {
        synchronized (server) {
            long where = channel == 0 ? conversation : channel;
            return server.messages
                    .add(where, shape(), text.strip(), null)
                    .path("id")
                    .asLong();
        }
    }

    /** Writes an ordinary message with a picture to it. */
    public long writeWithPicture(long channel, String text, String file) {
        synchronized (server) {
            long where = channel == 0 ? conversation : channel;
            String address = "https://cdn.example.org/" + file;
            ObjectNode picture = Json.object()
                    .put("id", Shapes.text(server.numbers.next()))
                    .put("filename", file)
                    .put("content_type", "image/png")
                    .put("size", 7)
                    .put("url", address)
                    .put("proxy_url", address);
            ObjectNode extra = Json.object();
            extra.set("attachments", Json.array().add(picture));
            return server.messages
                    .add(where, shape(), text.strip(), extra)
                    .path("id")
                    .asLong();
        }
    }

    /** Changes an ordinary message of its own. */
    public void change(long channel, long message, String text) {
        synchronized (server) {
            server.messages.change(server.messages.get(channel == 0 ? conversation : channel, message), text.strip());
        }
    }

    /** Deletes an ordinary message of its own. */
    public void delete(long channel, long message) {
        synchronized (server) {
            server.messages.drop(channel == 0 ? conversation : channel, message);
        }
    }

    /** Takes no private messages from members of the server, and bots, from now on. */
    public void closeLetters() {
        synchronized (server) {
            closed = true;
        }
    }

    /** Leaves the server. */
    public void leave() {
        synchronized (server) {
            member = false;
        }
    }

    /** A moderator gives a time-out. */
    public void timeOut() {
        synchronized (server) {
            timeOut = true;
        }
    }

    /** What stands in the rooms, in order. */
    public List<Shown> seen() {
        synchronized (server) {
            return rooms.values().stream()
                    .map(m -> new Shown(
                            m.path("id").asLong(),
                            m.path("author").path("username").asText(),
                            m.path("content").asText()))
                    .toList();
        }
    }

    /** What the bot said to it alone, and what Discord said of the bot's silence. */
    public List<String> told() {
        synchronized (server) {
            List<String> told = new ArrayList<>();
            for (ObjectNode message : letters.values()) {
                boolean bot = message.path("author").path("id").asText().equals(FakeDiscord.BOT);
                if (bot && !message.path("content").asText().isEmpty()) {
                    told.add(message.path("content").asText());
                }
            }
            used.values().stream().filter(Interaction::late).forEach(late -> told.add(NOT_RESPONDED));
            return told;
        }
    }

    /** The number of the newest private message of the bot. */
    public long lastLetter() {
        synchronized (server) {
            long last = 0;
            for (ObjectNode message : letters.values()) {
                last = Math.max(last, message.path("id").asLong());
            }
            return last;
        }
    }

    /** The number of its private conversation with the bot. */
    public String privateChannel() {
        return Shapes.text(conversation);
    }

    /** Everything that came over the wire. */
    public String received() {
        synchronized (server) {
            return wire.toString();
        }
    }
}
