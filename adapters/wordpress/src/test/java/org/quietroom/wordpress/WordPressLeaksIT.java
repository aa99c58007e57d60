package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.host.Effect;
import org.quietroom.core.host.EffectKey;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;
import org.quietroom.core.testkit.ScriptedGate;

/**
 * A member does everything that members do with comments, or in a forum where bbPress is given; then every page, feed, answer
 * of REST and mail, and all of the database, is searched for the account beside the name.
 */
@ExtendWith(OneSite.class)
class WordPressLeaksIT {
    static final String NAME = "zannaz";
    private static final List<String> PAGES = List.of(
            "",
            "?p=P",
            "?feed=rss2&p=P",
            "?feed=comments-rss2",
            "?feed=rss2",
            "?feed=atom&p=P",
            "?s=words",
            "?author=U",
            "?author=1",
            "?embed=true&p=P",
            "wp-admin/edit-comments.php",
            "wp-admin/edit-comments.php?p=P",
            "wp-admin/index.php",
            "wp-admin/comment.php?action=editcomment&c=C",
            "wp-admin/edit.php",
            "wp-admin/options-general.php?page=quietroom",
            "?rest_route=/wp/v2/posts/P&_embed=1",
            "?rest_route=/wp/v2/search&search=words",
            "wp-sitemap.xml",
            "?feed=rss2&author=U");
    private static final List<String> ROUTES = List.of(
            "/wp/v2/comments",
            "/wp/v2/comments&post=P&_embed=1",
            "/wp/v2/comments/C&_embed=1",
            "/wp/v2/comments/D",
            "/wp/v2/comments&author=U",
            "/wp/v2/comments/C&context=edit",
            "/wp/v2/comments&context=edit&status=all",
            "/wp/v2/comments&context=edit&status=trash",
            "/quietroom/v1/notices");
    private static final List<String> FORUM_PAGES = List.of(
            "?post_type=forum",
            "?post_type=forum&p=F",
            "?post_type=topic&p=T",
            "?post_type=topic",
            "?post_type=reply",
            "?post_type=topic&p=T&feed=rss2",
            "?post_type=forum&p=F&feed=rss2",
            "?post_type=topic&feed=rss2",
            "?post_type=reply&feed=rss2",
            "?bbp_search=words",
            "?post_type=reply&p=C",
            "wp-admin/edit.php?post_type=topic",
            "wp-admin/edit.php?post_type=reply",
            "wp-admin/edit.php?post_type=forum",
            "wp-admin/post.php?post=C&action=edit");

    /** A choice among all users, as staff have when they write for somebody; not the one that is chosen. */
    private static final Pattern EVERYBODY =
            Pattern.compile("<option (?![^>]*selected)[^>]*value=['\"]\\d+['\"][^>]*>[^<]*</option>");

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final ScriptedGate gate = new ScriptedGate();
    private final SiteBench bench = OneSite.bench();

    @Test
    void nothingHasTheAccountBesideTheName() throws Exception {
        bench.replaceGate(gate);
        boolean forum = WordPress.bbpress() != null;
        int[] place =
                forum ? bench.wordpress.createForum("Evening") : new int[] {bench.wordpress.createPost("Evening"), 0};
        int account = bench.wordpress.createUser(NAME + mark);
        Browser browser = Browser.member(bench.wordpress.address(), NAME + mark, WordPress.PASSWORD);
        SiteMember ann = forum
                ? new ForumMember(browser, place[0], place[1], account)
                : new SiteMember(browser, place[0], account);
        ann.send("one", "the first words");
        ann.send("two", "too many words");
        ann.send("three", ScriptedGate.NOTICE + " further words");
        ann.change("one", "the first words, edited");
        ann.takeBack("two");
        ann.send("held", ScriptedGate.HOLD + " until later");
        release(ann, place[0]);
        if (!forum) {
            byProgram(browser, place[0], account);
        }
        assertThat(ann.errors())
                .contains(ScriptedGate.HELD_NOTICE)
                .isSubsetOf(ScriptedGate.HELD_NOTICE, ScriptedGate.CARE_NOTICE);

        Map<String, String> here = Map.of(
                "P",
                "" + place[0],
                "F",
                "" + place[0],
                "T",
                "" + place[1],
                "U",
                "" + account,
                "C",
                "" + ann.posts.get("one"),
                "D",
                "" + ann.posts.get("two"));
        List<String> leaks = new ArrayList<>();
        int readable = 0;
        bench.wordpress.createUser("zbenoz" + mark);
        Browser admin = Browser.member(bench.wordpress.address(), "admin", "admin-password");
        Browser ben = Browser.member(bench.wordpress.address(), "zbenoz" + mark, WordPress.PASSWORD);
        for (Browser reader : List.of(ben, admin)) {
            reader.signIn();
            List<String> paths = new ArrayList<>(PAGES);
            paths.addAll(forum ? FORUM_PAGES : List.of());
            for (String page : paths) {
                readable += look(page, reader.get(filled(page, here)), account, reader == admin, leaks);
            }
            for (String route : forum ? List.<String>of() : ROUTES) {
                readable += look(route, reader.rest(filled(route, here)), account, reader == admin, leaks);
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(readable).as("pages with what was written").isGreaterThan(forum ? 12 : 20);
        look("a page of the account", admin.rest("/wp/v2/users/" + account), account, true, leaks);
        assertThat(leaks).as("the search finds").hasSize(1);
        Kept.mailsHaveTheNameAlone(bench.wordpress, forum);
        Kept.theDatabaseHasTheNameAlone(bench.wordpress, account, forum);
        assertThat(bench.wordpress.log()).doesNotContain(NAME, "first words", "Fatal");
    }

    private int look(String page, Browser.Said said, int account, boolean staff, List<String> leaks) {
        String body = EVERYBODY.matcher(said.body()).replaceAll("");
        Matcher found = Pattern.compile("\"(author|user_id|userid)\":\\s*\"?" + account + "\\b|user-id-" + account
                        + "\\b|[?&]author=" + account + "\\b|" + NAME)
                .matcher(body);
        if (!page.contains("author=U") && found.find()) {
            String around = body.substring(Math.max(0, found.start() - 200), Math.min(body.length(), found.end() + 80));
            leaks.add(page + " to " + (staff ? "an administrator: " : "a member: ") + around);
        }
        return said.ok() && body.contains("words") ? 1 : 0;
    }

    /** Comments and edits over REST, where a program may say who wrote: it is not heard. */
    private void byProgram(Browser browser, int post, int account) throws Exception {
        ObjectNode comment = Browser.JSON.createObjectNode().put("post", post).put("content", "words of a program");
        comment.put("author_name", NAME)
                .put("author_email", NAME + "@example.org")
                .put("author_user_agent", NAME);
        JsonNode made = browser.rest("POST", "/wp/v2/comments", comment).json();
        assertThat(made.path("author_name").asText()).as(made.toString()).isEqualTo("Calm Heron");
        assertThat(made.path("author").asInt()).isZero();
        ObjectNode edit = Browser.JSON.createObjectNode().put("content", "words of a program, edited");
        edit.put("author_name", NAME).put("author", account);
        JsonNode edited = browser.rest(
                        "POST", "/wp/v2/comments/" + made.path("id").asInt(), edit)
                .json();
        assertThat(edited.path("author_name").asText()).isEqualTo("Calm Heron");
        assertThat(edited.at("/content/raw").asText()).isEqualTo("words of a program, edited");
    }

    private void release(SiteMember ann, int room) throws Exception {
        Submission held = gate.asked().stream()
                .filter(asked -> asked.text().contains(ScriptedGate.HOLD))
                .findFirst()
                .orElseThrow()
                .submission();
        AccountId account = ann.account();
        var publish = new Effect.Publish(gate.pseudonym(account, new RoomId(SiteBench.HOST, "" + room)), held);
        bench.host()
                .actions()
                .publish(new EffectKey(UUID.randomUUID().toString().replace("-", "")), account, publish)
                .toCompletableFuture()
                .get();
    }

    private static String filled(String page, Map<String, String> here) {
        String filled = page;
        for (Map.Entry<String, String> each : here.entrySet()) {
            filled = filled.replaceAll("(?<==|/)" + each.getKey() + "(?=\\W|$)", each.getValue());
        }
        return filled;
    }
}
