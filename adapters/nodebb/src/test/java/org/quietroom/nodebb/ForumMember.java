package org.quietroom.nodebb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.HostId;
import org.quietroom.core.testkit.HostUnderTest;

/** A member at a browser: writes one thing after the other, reads every page the room is on. */
final class ForumMember implements HostUnderTest.Member {
    private final Forum forum;
    private final HostId host;
    private final ForumRoom room;
    private final int uid;
    private final ExecutorService hands = Executors.newSingleThreadExecutor();
    private final Map<String, Integer> posts = new ConcurrentHashMap<>();
    private final Map<String, Integer> chats = new ConcurrentHashMap<>();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Queue<String> wire = new ConcurrentLinkedQueue<>();

    ForumMember(Forum forum, HostId host, ForumRoom room, int uid) {
        this.forum = forum;
        this.host = host;
        this.room = room;
        this.uid = uid;
    }

    @Override
    public AccountId account() {
        return new AccountId(host, Integer.toString(uid));
    }

    @Override
    public String post(String text) {
        String key = UUID.randomUUID().toString();
        later(() -> {
            JsonNode posted =
                    tell("POST", "/api/v3/topics/" + room.topic(), Forum.body().put("content", text));
            if (posted.has("pid")) {
                posts.put(key, posted.path("pid").asInt());
            }
            return null;
        });
        return key;
    }

    @Override
    public void edit(String key, String text) {
        later(() -> tell("PUT", "/api/v3/posts/" + posts.get(key), Forum.body().put("content", text)));
    }

    @Override
    public boolean delete(String key) {
        later(() -> tell("DELETE", "/api/v3/posts/" + posts.get(key) + "/state", Forum.body()));
        return true;
    }

    /** To whoever wrote as the other did; who has not written yet says something first. */
    @Override
    public void whisper(HostUnderTest.Member to, String text) throws Exception {
        int other = ((ForumMember) to).voice();
        later(() -> {
            Integer chat = chats.get("" + other);
            if (chat == null) {
                ObjectNode opened = Forum.body();
                opened.putArray("uids").add(other);
                chat = forum.send(uid, "POST", "/api/v3/chats", opened)
                        .response()
                        .path("roomId")
                        .asInt();
                chats.put("" + other, chat);
            }
            return tell("POST", "/api/v3/chats/" + chat, Forum.body().put("message", text));
        });
    }

    /** The number of the account that the member's posts are saved under. */
    private int voice() throws Exception {
        return hands.submit(() -> {
                    String content = "Here I am: " + UUID.randomUUID();
                    return tell(
                                    "POST",
                                    "/api/v3/topics/" + room.topic(),
                                    Forum.body().put("content", content))
                            .path("uid")
                            .asInt();
                })
                .get();
    }

    /** Sends something; what it is refused with, the member reads. */
    private JsonNode tell(String method, String path, ObjectNode body) throws IOException, InterruptedException {
        Forum.Said said = forum.send(uid, method, path, body);
        wire.add(said.raw());
        if (!said.ok()) {
            errors.add(said.json().path("status").path("message").asText());
            return Forum.body();
        }
        JsonNode response = said.response();
        if (response.path("queued").asBoolean()) {
            errors.add(response.path("message").asText());
        }
        return response;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void later(Callable<?> task) {
        hands.submit(() -> {
            try {
                return task.call();
            } catch (Exception | AssertionError e) {
                errors.add("the client failed: " + e);
                throw e;
            }
        });
    }

    @Override
    public List<HostUnderTest.Seen> seen() throws Exception {
        List<HostUnderTest.Seen> seen = new ArrayList<>();
        for (JsonNode post : page("/api/topic/" + room.topic()).path("posts")) {
            if (!post.path("deleted").asBoolean()) {
                String name = post.path("user").path("displayname").asText();
                String raw = "/api/v3/posts/" + post.path("pid").asInt() + "/raw";
                seen.add(new HostUnderTest.Seen(
                        name, words(raw, post.path("edited").asText())));
            }
        }
        for (JsonNode chat : page("/api/v3/chats").path("response").path("rooms")) {
            String messages = "/api/v3/chats/" + chat.path("roomId").asInt() + "/messages";
            for (JsonNode message : page(messages).path("response").path("messages")) {
                String name = message.path("fromUser").path("displayname").asText();
                if (!message.path("system").asBoolean()) {
                    String raw = messages + "/" + message.path("mid").asInt() + "/raw";
                    seen.add(new HostUnderTest.Seen(name, words(raw, "")));
                }
            }
        }
        return seen;
    }

    /** The words as they were written, which the page holds as HTML. */
    private String words(String path, String edited) throws Exception {
        String known = words.get(path + edited);
        if (known == null) {
            known = page(path).path("response").path("content").asText();
            words.put(path + edited, known);
        }
        return known;
    }

    @Override
    public List<String> told() throws Exception {
        List<String> told = new ArrayList<>(errors);
        for (JsonNode notification : page("/api/notifications").path("notifications")) {
            String html = notification.path("bodyShort").asText();
            told.add(html.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&"));
        }
        return told;
    }

    @Override
    public String received() throws Exception {
        seen();
        for (String path :
                List.of("/api/category/" + room.category(), "/api/recent", "/api/categories", "/api/notifications")) {
            page(path);
        }
        wire.add(forum.get(uid, "/topic/" + room.topic() + ".rss").raw());
        return String.join("\n", wire);
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        Forum.Said said = forum.get(uid, path);
        wire.add(said.raw());
        return said.ok() ? said.json() : Forum.body();
    }

    void close() {
        hands.shutdownNow();
    }
}
