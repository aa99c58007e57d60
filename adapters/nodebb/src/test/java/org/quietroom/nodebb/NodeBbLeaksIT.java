package org.quietroom.nodebb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.ScriptedGate;

/**
 * A member does everything that members do; another member and an administrator then look at every page that shows it, and
 * find neither the account's name nor its number. A NodeBB has all of the pages, the harness a few.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeBbLeaksIT {
    private static final String NAME = "zannaz";
    private static final List<String> PAGES = List.of(
            "/api/categories /api/category/C /category/C /api/recent /recent /api/popular /api/top /api/unread /api/tags",
            "/api/topic/T /topic/T /api/v3/topics/T /api/topic/teaser/T /api/topic/pagination/T /api/v3/categories/C",
            "/api/v3/categories/C/posts /api/v3/categories/C/topics /api/search?term=words&in=titlesposts",
            "/api/search?term=renamed&in=titles /search?term=words&in=titlesposts /api/user/V /user/V /api/user/V/posts",
            "/api/user/V/topics /api/user/V/best /api/user/V/groups /api/user/V/followers /api/user/V/upvoted",
            "/api/user/V/bookmarks /api/user/V/info /api/user/V/edit /api/user/V/sessions /api/user/V/uploads /api/v3/users/U",
            "/api/notifications /api/v3/chats /api/v3/chats/R /api/v3/chats/R/messages /api/v3/chats/R/users",
            "/topic/T.rss /category/C.rss /recent.rss /popular.rss /top.rss /recentposts.rss /category/C/recentposts.rss",
            "/user/V/topics.rss /sitemap.xml /sitemap/topics.1.xml /api/flags /api/post-queue /api/groups/quietroom-voices",
            "/api/v3/posts/P /api/v3/posts/P/index /api/v3/posts/P/raw /api/v3/posts/P/summary /api/v3/posts/P/diffs",
            "/api/v3/posts/P/replies /api/v3/posts/P/voters /api/v3/posts/P/upvoters /api/v3/posts/D /api/v3/posts/D/raw",
            "/api/v3/posts/B /api/v3/posts/B/voters /api/v3/posts/B/upvoters /post/P /uid/U",
            "/api/user/O/chats /api/user/O/chats/R /user/O/chats/R /api/v3/users/U/chat");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private ForumBench bench;
    private Forum forum;

    @BeforeAll
    void begin() throws Exception {
        bench = ForumBench.start();
        forum = bench.forum;
        bench.replaceGate(new ScriptedGate());
    }

    @AfterAll
    void end() {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    void noPageHasTheAccountBesideTheName() throws Exception {
        int ann = forum.createUser(NAME + mark);
        int ben = forum.createUser("zbenoz" + mark);
        int category = forum.createCategory("Evening " + mark);
        ObjectNode opening = Forum.body().put("cid", category).put("title", "A title " + mark);
        JsonNode topic = did(ann, "POST", "/api/v3/topics", opening.put("content", "first words"));
        String tid = topic.path("tid").asText();
        int voice = topic.path("uid").asInt();
        assertThat(voice).isNotEqualTo(ann);
        JsonNode post = did(ann, "POST", "/api/v3/topics/" + tid, content("an answer with words @zbenoz" + mark));
        JsonNode deleted = did(ann, "POST", "/api/v3/topics/" + tid, content("too many words"));
        JsonNode answer = did(ben, "POST", "/api/v3/topics/" + tid, content("another's answer"));
        String pid = post.path("pid").asText();
        did(ann, "PUT", "/api/v3/posts/" + pid, content("an answer with better words"));
        ObjectNode renamed = content("first words, edited").put("title", "A title renamed " + mark);
        did(ann, "PUT", "/api/v3/posts/" + mainPost(ben, tid), renamed);
        did(ann, "DELETE", "/api/v3/posts/" + deleted.path("pid").asText() + "/state", Forum.body());
        if (bench.live) {
            did(
                    ann,
                    "PUT",
                    "/api/v3/posts/" + answer.path("pid").asText() + "/vote",
                    Forum.body().put("delta", 1));
        }
        ObjectNode chat = Forum.body();
        chat.putArray("uids").add(answer.path("uid").asInt());
        String room = did(ann, "POST", "/api/v3/chats", chat).path("roomId").asText();
        JsonNode whisper =
                did(ann, "POST", "/api/v3/chats/" + room, Forum.body().put("message", "a whisper"));
        String line =
                "/api/v3/chats/" + room + "/messages/" + whisper.path("mid").asText();
        did(ann, "PUT", line, Forum.body().put("message", "a better whisper"));
        assertThat(forum.get(ann, "/api/user/" + NAME + mark + "/chats/" + room).ok())
                .as("a page that she looks at")
                .isTrue();
        did(ben, "POST", "/api/v3/chats/" + room, Forum.body().put("message", "a whisper back"));
        awaitNotification(ann);

        List<String> leaks = new ArrayList<>();
        int answered = 0;
        for (String page : String.join(" ", PAGES).split(" ", -1)) {
            String path = page.replaceFirst("(?<=/)C(?=\\W|$)", Integer.toString(category))
                    .replaceFirst("(?<=/)T(?=\\W|$)", tid)
                    .replaceFirst("(?<=/)V(?=\\W|$)", slug(voice))
                    .replaceFirst("(?<=/)U(?=\\W|$)", Integer.toString(voice))
                    .replaceFirst("(?<=/)R(?=\\W|$)", room)
                    .replaceFirst("(?<=/)O(?=\\W|$)", "zbenoz" + mark)
                    .replaceFirst("(?<=/)P(?=\\W|$)", pid)
                    .replaceFirst("(?<=/)D(?=\\W|$)", deleted.path("pid").asText())
                    .replaceFirst("(?<=/)B(?=\\W|$)", answer.path("pid").asText());
            for (int viewer : new int[] {ben, Forum.ADMIN}) {
                Forum.Said said = forum.get(viewer, path);
                answered += said.ok() ? 1 : 0;
                if (shows(said.raw(), ann)) {
                    leaks.add(page + " to " + (viewer == ben ? "a member" : "an administrator"));
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(answered).isGreaterThan(bench.live ? 80 : 12);
        assertThat(shows("{\"uid\":" + ann + "}", ann)).as("the search finds").isTrue();
        assertThat(shows(forum.get(ben, "/api/topic/" + tid).raw(), voice)).isTrue();
    }

    private static boolean shows(String raw, int account) {
        Pattern number =
                Pattern.compile("\"(uid|editor|deleterUid|from|from[uU]id|ownerUid)\":\\s*\"?" + account + "\\b");
        return raw.contains(NAME) || number.matcher(raw).find();
    }

    private void awaitNotification(int uid) throws Exception {
        Await.until(
                "the member is told of the answer",
                () -> !forum.get(uid, "/api/notifications")
                        .json()
                        .path("notifications")
                        .isEmpty());
    }

    private String mainPost(int viewer, String tid) throws Exception {
        return forum.get(viewer, "/api/topic/" + tid).json().at("/posts/0/pid").asText();
    }

    /** The name in the addresses of a user's pages; the harness has none of them. */
    private String slug(int uid) throws Exception {
        Forum.Said said = forum.get(Forum.ADMIN, "/api/v3/users/" + uid);
        return said.ok() ? said.response().path("userslug").asText() : "nobody";
    }

    private JsonNode did(int uid, String method, String path, ObjectNode body) throws Exception {
        return forum.send(uid, method, path, body).response();
    }

    private static ObjectNode content(String text) {
        return Forum.body().put("content", text);
    }
}
