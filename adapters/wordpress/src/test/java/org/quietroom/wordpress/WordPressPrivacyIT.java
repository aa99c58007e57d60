package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.testkit.Await;
import org.quietroom.core.testkit.HostUnderTest.Seen;
import org.quietroom.core.testkit.ScriptedGate;

/**
 * WordPress's own tools for a copy of one's data and for erasing it, as an administrator uses them and the member confirms: for
 * comments, and for topics and replies too where bbPress is given.
 */
@ExtendWith(OneSite.class)
class WordPressPrivacyIT {
    private final SiteBench bench = OneSite.bench();
    private final String login = "ann" + UUID.randomUUID().toString().substring(0, 8);
    private final String other = "ben" + UUID.randomUUID().toString().substring(0, 8);
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8); // in all that ann writes
    private final Set<String> requests = new LinkedHashSet<>();
    private Browser admin;
    private SiteMember ann;
    private SiteMember ben;
    private final boolean forum = WordPress.bbpress() != null;
    private ForumMember benThere;

    @BeforeEach
    void begin() throws Exception {
        WordPress.skipWithoutPhp("zip");
        bench.replaceGate(new ScriptedGate());
        int post = bench.wordpress.createPost("Evening");
        ann = member(login, post);
        ben = member(other, post);
        admin = Browser.member(bench.wordpress.address(), "admin", "admin-password");
        ann.send("one", "my own <first> words " + word);
        ben.send("two", "words of another");
        ann.send("three", ScriptedGate.NOTICE + " my own further words " + word);
        if (forum) {
            writeInForum();
        }
    }

    /* Ann replies in somebody's topic, opens one that is answered, and one that is not. */
    private void writeInForum() throws Exception {
        int[] place = bench.wordpress.createForum("Forum " + login);
        ForumMember annThere = inForum(ann, place[0], place[1]);
        annThere.send("reply", "my own reply " + word);
        int answered = annThere.open("Zebra " + word, "my own topic " + word, "tag-" + word);
        annThere.open("Quokka " + word, "my own lonely topic " + word, "");
        benThere = inForum(ben, place[0], answered);
        benThere.send("answer", "an answer of another");
        assertThat(benThere.seen()).extracting(Seen::text).contains("my own topic " + word, "an answer of another");
    }

    private static ForumMember inForum(SiteMember member, int forum, int topic) {
        int account = Integer.parseInt(member.account().value());
        return new ForumMember(member.browser, forum, topic, account);
    }

    private SiteMember member(String name, int post) throws Exception {
        int account = bench.wordpress.createUser(name);
        return new SiteMember(Browser.member(bench.wordpress.address(), name, WordPress.PASSWORD), post, account);
    }

    @Test
    void aMemberGetsACopyOfWhatTheyWroteOnceTheyConfirmed() throws Exception {
        Request request = request("export", "export-personal-data.php", "export_personal_data");
        assertThat(all(request)).as("staff alone").doesNotContain("my own", ScriptedGate.CARE_NOTICE);
        confirm(request);
        String copy = all(request);
        if (forum) {
            assertThat(copy)
                    .contains("my own reply", "Zebra " + word, "my own topic", "Quokka " + word, "my own lonely topic")
                    .doesNotContain("an answer of another");
        }
        assertThat(copy)
                .contains("Calm Heron", "my own &lt;first&gt; words", "my own further words", ScriptedGate.CARE_NOTICE)
                .doesNotContain("words of another");
    }

    @Test
    void aMemberHasItErasedOnceTheyConfirmed() throws Exception {
        Request forced = request("remove", "erase-personal-data.php", "remove_personal_data");
        assertThat(all(forced)).contains("has not confirmed this request");
        assertThat(ben.seen()).hasSize(3);
        Request request = request("remove", "erase-personal-data.php", "remove_personal_data");
        confirm(request);
        assertThat(all(request))
                .contains("quietroom member forget --host site, account "
                        + ann.account().value());
        assertThat(ben.seen()).containsExactly(new Seen("Quiet Otter", "words of another"));
        assertThat(ann.told()).doesNotContain(ScriptedGate.CARE_NOTICE);
        assertThat(bench.wordpress.db.dump()).doesNotContain(word);
        if (forum) {
            assertThat(benThere.seen()).extracting(Seen::text).contains("an answer of another");
        }
    }

    /** A request on WordPress's page: how the page asks each tool, and how many there are. */
    private record Request(String action, String tool, String page, String id) {}

    private Request request(String verb, String page, String type) throws Exception {
        String form = admin.get("wp-admin/" + page).body();
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "action",
                "add_" + verb + "_personal_data_request",
                "type_of_action",
                type,
                "username_or_email_for_privacy_request",
                login + "@example.org",
                "send_confirmation_email",
                "1",
                "_wpnonce",
                first("name=\"_wpnonce\" value=\"([0-9a-f]+)\"", form).group(1)));
        admin.form("wp-admin/" + page, fields);
        String id = newest();
        boolean export = verb.equals("export");
        return new Request(
                export ? "wp-privacy-export-personal-data" : "wp-privacy-erase-personal-data",
                export ? "exporter" : "eraser",
                page,
                id);
    }

    /* The newest request about the member: its number is in the mail that asks to confirm it. */
    private String newest() throws Exception {
        int before = requests.size();
        Await.until("a mail that asks to confirm", () -> {
            Matcher found = Pattern.compile("request_id=(\\d+)&confirm_key").matcher(mails());
            while (found.find()) {
                requests.add(found.group(1));
            }
            return requests.size() > before;
        });
        return requests.stream().reduce((first, second) -> second).orElseThrow();
    }

    private String mails() throws Exception {
        String mails = bench.wordpress.mails();
        return mails.substring(Math.max(0, mails.indexOf(login + "@example.org")));
    }

    private void confirm(Request request) throws Exception {
        String link = first("request_id=" + request.id() + "&confirm_key=[A-Za-z0-9]+", mails())
                .group();
        Browser.Said said = Browser.guest(bench.wordpress.address()).get("wp-login.php?action=confirmaction&" + link);
        assertThat(said.ok()).as("%s %s", said.status(), said.body()).isTrue();
    }

    /** What all tools answer to the page's script, one after the other. */
    private String all(Request request) throws Exception {
        String list = admin.get("wp-admin/" + request.page()).body();
        MatchResult row = first(
                "data-" + request.tool() + "s-count=\"(\\d+)\"\\s+data-request-id=\"" + request.id()
                        + "\"\\s+data-nonce=\"([0-9a-f]+)",
                list);
        StringBuilder said = new StringBuilder();
        for (int tool = 1; tool <= Integer.parseInt(row.group(1)); tool++) {
            boolean done = false;
            for (int page = 1; !done; page++) {
                JsonNode answer = admin.form(
                                "wp-admin/admin-ajax.php",
                                Map.of(
                                        "action",
                                        request.action(),
                                        request.tool(),
                                        Integer.toString(tool),
                                        "id",
                                        request.id(),
                                        "page",
                                        Integer.toString(page),
                                        "sendAsEmail",
                                        "false",
                                        "security",
                                        row.group(2)))
                        .json();
                assertThat(answer.path("success").asBoolean())
                        .as(answer.toString())
                        .isTrue();
                said.append(answer.path("data")).append('\n');
                done = answer.at("/data/done").asBoolean();
            }
        }
        return said.toString();
    }

    private static MatchResult first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.toMatchResult();
    }
}
