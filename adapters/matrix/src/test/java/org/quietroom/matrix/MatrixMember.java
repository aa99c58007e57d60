package org.quietroom.matrix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.testkit.HostUnderTest;

/** A member at matrix-nio: says one thing after the other, shows what a sync brings. */
final class MatrixMember implements HostUnderTest.Member {
    final Account account;
    private final Members members;
    private final String room;
    private final Map<Integer, CompletableFuture<Void>> doing = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Queue<String> wire = new ConcurrentLinkedQueue<>();
    private volatile List<JsonNode> view = List.of();
    private int number;

    /** Enters the server; {@link #join} enters the room. */
    MatrixMember(Members members, Synapse server, Account account, String room) {
        this.members = members;
        this.account = account;
        this.room = room;
        members.listen(account.user(), this::happened);
        members.tell(
                account.user(),
                command("enter")
                        .put("url", server.addressForNextMember().toString())
                        .put("user", account.user())
                        .put("device", account.device())
                        .put("token", account.token())
                        .put("bot", "@quietroom:" + Synapse.DOMAIN));
    }

    private static ObjectNode command(String op) {
        return Members.JSON.createObjectNode().put("op", op);
    }

    private void happened(JsonNode event) {
        if (event.has("wire")) {
            wire.add(event.path("wire").asText());
        } else if (event.has("told")) {
            told.add(event.path("told").asText());
        } else if (event.has("view")) {
            List<JsonNode> shown = new ArrayList<>();
            event.path("view").forEach(shown::add);
            view = shown;
        } else if (event.has("room")) {
            made.add(event.path("room").asText());
        } else if (event.has("sent")) {
            sent.add(event.path("sent").asText());
        } else if (event.has("failed")) {
            failures.add(event.path("failed").asText());
        } else if (event.has("done")) {
            CompletableFuture<Void> done = doing.get(event.path("done").asInt());
            if (done != null) {
                done.complete(null);
            }
        }
    }

    /** Asks for something to be done after all that came before; what {@link #doing} has completes when it has been. */
    private synchronized int later(ObjectNode command) {
        doing.put(++number, new CompletableFuture<>());
        members.tell(account.user(), command.put("number", number));
        return number;
    }

    private void now(ObjectNode command) throws Exception {
        requireNonNull(doing.get(later(command))).get(90, TimeUnit.SECONDS);
        if (!failures.isEmpty()) {
            throw new AssertionError("a client failed: " + failures);
        }
    }

    void join() throws Exception {
        now(command("join").put("room", room));
    }

    /** Makes a room of one's own; the id of it. */
    String create(ObjectNode options) throws Exception {
        ObjectNode command = command("create");
        command.set("options", options);
        now(command);
        return made.get(made.size() - 1);
    }

    /** Sends an event of any type and waits for the answer; the id of the event, or of the last one that was sent. */
    String send(String where, String type, ObjectNode content) throws Exception {
        ObjectNode command = command("send").put("room", where).put("type", type);
        command.set("content", content);
        now(command);
        return lastSent();
    }

    /** Sends a state event and waits for the answer. */
    void state(String where, String type, ObjectNode content) throws Exception {
        ObjectNode command = command("state").put("room", where).put("type", type);
        command.set("content", content);
        now(command);
    }

    void redact(String where, String event) throws Exception {
        now(command("redact").put("room", where).put("target", event));
    }

    /** The id of the last event the server took. */
    String lastSent() {
        return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
    }

    static ObjectNode text(String text) {
        return Members.JSON.createObjectNode().put("msgtype", "m.text").put("body", text);
    }

    @Override
    public AccountId account() {
        return new AccountId(MatrixBench.HOST, account.user());
    }

    @Override
    public String post(String text) {
        String key = UUID.randomUUID().toString();
        ObjectNode command = command("send").put("room", room).put("key", key);
        command.set("content", text(text));
        later(command);
        return key;
    }

    @Override
    public void edit(String key, String text) {
        ObjectNode content = text("* " + text);
        content.set("m.new_content", text(text));
        ObjectNode command = command("send").put("room", room).put("edits", key);
        command.set("content", content);
        later(command);
    }

    @Override
    public boolean delete(String key) {
        later(command("redact").put("room", room).put("target", key));
        return true;
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        ObjectNode command = command("whisper").put("to", ((MatrixMember) to).account.user());
        command.set("content", text(text));
        later(command);
    }

    @Override
    public List<HostUnderTest.Seen> seen() {
        return view.stream()
                .map(shown -> new HostUnderTest.Seen(
                        shown.path("name").asText(), shown.path("text").asText()))
                .toList();
    }

    /** The messages shown, with {@code id}, {@code sender} and {@code room}. */
    List<JsonNode> view() {
        return view;
    }

    @Override
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public String received() {
        return String.join("\n", wire);
    }

    void close() {
        members.tell(account.user(), command("leave"));
    }
}
