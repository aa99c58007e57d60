package org.quietroom.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The server: one guild, one bot, its channels and members. Everything in it is guarded by its own lock. */
public final class FakeDiscord implements AutoCloseable {
    /** The bot's token. */
    public static final String TOKEN = "MTE4.fake-token.for-tests-alone";

    /** The bot's number, its application's too. */
    public static final String BOT = "1180000000000000999";

    /** The guild's number. */
    public static final long GUILD = 1_180_000_000_000_000_000L;

    /** A channel in which members may not write. */
    public static final long DESK = 1_180_000_000_000_000_001L;

    /** Another such channel. */
    public static final long OTHER_DESK = 1_180_000_000_000_000_002L;

    /** A channel in which everybody writes. */
    public static final long OPEN = 1_180_000_000_000_000_003L;

    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long ALL = Shapes.VIEW | Shapes.HISTORY | Shapes.MANAGE_WEBHOOKS | Shapes.MANAGE_MESSAGES;

    final Numbers numbers = new Numbers();
    final Messages messages = new Messages(this);
    final Webhooks webhooks = new Webhooks(this);
    final Interactions interactions = new Interactions(this);
    final Emojis emojis = new Emojis(this);
    final Hub hub = new Hub(this);
    long permissions = ALL;
    boolean contentAllowed = true;
    private boolean commandsAllowed = true;
    private final People people = new People(this);
    private final Map<Long, ObjectNode> channels = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> audit = new ArrayList<>();
    private final Web web;
    private boolean commands;

    /** Starts it on a free port of loopback. */
    public FakeDiscord() {
        channels.put(DESK, Shapes.channel(DESK, "evening", GUILD, true));
        channels.put(OTHER_DESK, Shapes.channel(OTHER_DESK, "carers", GUILD, true));
        channels.put(OPEN, Shapes.channel(OPEN, "kitchen", GUILD, false));
        web = new Web(this);
        web.start();
    }

    /** It goes away; what was said stays. */
    public void stop() {
        web.stop();
    }

    /** It is there again, at the same address. */
    public void start() {
        web.start();
    }

    /** The address of its REST interface. */
    public String rest() {
        return "http://127.0.0.1:" + web.port + "/api/v10/";
    }

    /** The address of its gateway. */
    public String gateway() {
        return "ws://127.0.0.1:" + web.port + "/gateway";
    }

    /** A member, who appears. */
    public synchronized FakeUser join(String name) {
        FakeUser user = people.join(name);
        channels.put(user.conversation, Shapes.privateChannel(user.conversation, user.shape()));
        return user;
    }

    /** Everybody leaves and everything that was said is forgotten. */
    public synchronized void clear() {
        people.clear();
        channels.keySet().forEach(channel -> messages.in(channel).clear());
    }

    /** Takes permissions away from the bot, by their bits. */
    public synchronized void deny(long bits) {
        permissions = ALL & ~bits;
        hub.dispatch("GUILD_ROLE_UPDATE", roleUpdate());
    }

    private ObjectNode roleUpdate() {
        ObjectNode event = Json.object().put("guild_id", Shapes.text(GUILD));
        event.set("role", botRole());
        return event;
    }

    /** Whether the bot's owner switched Message Content Intent on. */
    public synchronized void allowContent(boolean allowed) {
        contentAllowed = allowed;
    }

    /** Whether the bot was invited with the scope {@code applications.commands}. */
    public synchronized void allowCommands(boolean allowed) {
        commandsAllowed = allowed;
    }

    /** The bot's connection breaks; it can resume, unless its session is forgotten. */
    public synchronized void cut(boolean forget) {
        hub.cut(forget);
    }

    /** How often the bot resumed a session. */
    public synchronized int resumed() {
        return hub.resumed();
    }

    /** How often the bot began a session. */
    public synchronized int sessions() {
        return hub.sessions();
    }

    /** Every webhook is deleted. */
    public synchronized void dropWebhooks() {
        webhooks.clear();
    }

    /** Every interaction's token ends now. */
    public synchronized void expireTokens() {
        interactions.expire();
    }

    /** Waits for something to become so. */
    public synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("did not happen: " + what);
            }
            wait(Math.min(left, 50));
        }
    }

    /** Whether the bot is connected and its commands are set up. */
    public synchronized boolean up(boolean withCommands) {
        return hub.up() && (commands || !withCommands);
    }

    /** What it refused since this was asked last, although no bot should ask for it; empty is good. */
    public synchronized List<String> refusals() {
        List<String> since = List.copyOf(refusals);
        refusals.clear();
        return since;
    }

    /** Every request the bot made: method, path, body. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the guild's audit log shows to its moderators. */
    public synchronized List<String> auditLog() {
        return List.copyOf(audit);
    }

    synchronized void refused(String what) {
        refusals.add(what);
    }

    void request(String line) {
        requests.add(line);
    }

    void audit(String line) {
        audit.add(line);
    }

    void require(long bit, String name) {
        if ((permissions & bit) == 0) {
            throw Refusal.notAllowed(name);
        }
    }

    ObjectNode bot() {
        return Shapes.user(Long.parseUnsignedLong(BOT), "quietroom", true);
    }

    private ObjectNode botRole() {
        return Shapes.role(GUILD + 500, "Quietroom", permissions, 1);
    }

    ObjectNode guild() {
        ObjectNode everyone = Shapes.role(GUILD, "@everyone", Shapes.SEND | Shapes.VIEW | Shapes.COMMANDS, 0);
        Collection<ObjectNode> rooms = channels.values().stream()
                .filter(channel -> channel.path("type").asInt() == 0)
                .toList();
        return Shapes.guild(GUILD, List.of(everyone, botRole()), rooms, Shapes.member(bot(), Shapes.text(GUILD + 500)));
    }

    ObjectNode channel(long id) {
        ObjectNode channel = channels.get(id);
        if (channel == null) {
            throw Refusal.unknown(10003, "Channel");
        }
        return channel.deepCopy();
    }

    People people() {
        return people;
    }

    JsonNode commands(JsonNode body) {
        if (!commandsAllowed) {
            throw Refusal.noAccess();
        }
        Strict.commands(body);
        commands = true;
        var answer = Json.array();
        body.forEach(command -> answer.add(((ObjectNode) command.deepCopy())
                .put("id", Shapes.text(numbers.next()))
                .put("application_id", BOT)
                .put("guild_id", Shapes.text(GUILD))
                .put("version", Shapes.text(numbers.next()))
                .put("type", 1)));
        return answer;
    }

    @Override
    public void close() {
        web.stop();
    }
}
