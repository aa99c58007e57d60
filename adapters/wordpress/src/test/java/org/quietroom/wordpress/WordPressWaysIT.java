package org.quietroom.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietroom.core.message.Kind;
import org.quietroom.core.testkit.HostUnderTest.Seen;
import org.quietroom.core.testkit.ScriptedGate;

/** The other ways to comments: XML-RPC, and the administration's editors. All pass the gate, and none shows an account. */
@ExtendWith(OneSite.class)
class WordPressWaysIT {
    private static final String NAME = "Calm Heron";
    private static final Pattern FAULT = Pattern.compile("<name>faultString</name>\\s*<value><string>([^<]*)<");
    private static final Pattern NUMBER = Pattern.compile("<int>(\\d+)</int>");

    private final ScriptedGate gate = new ScriptedGate();
    private final SiteBench bench = OneSite.bench();
    private final String login = "ann" + UUID.randomUUID().toString().substring(0, 8);
    private SiteMember ann;
    private String post;

    @BeforeEach
    void begin() throws Exception {
        bench.replaceGate(gate);
        int number = bench.wordpress.createPost("Evening");
        int account = bench.wordpress.createUser(login);
        post = Integer.toString(number);
        ann = new SiteMember(Browser.member(bench.wordpress.address(), login, WordPress.PASSWORD), number, account);
    }

    @Test
    void xmlRpcPostsEditsAndDeletesUnderTheName() throws Exception {
        WordPress.skipWithoutPhp("xml");
        Browser program = Browser.guest(bench.wordpress.address());
        Browser.Said made = newComment(program, "words & <signs> of a program");
        Matcher number = NUMBER.matcher(made.body());
        assertThat(number.find()).as(made.body()).isTrue();
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "words & <signs> of a program"));

        Browser.Said edited = program.xmlRpc(
                "wp.editComment",
                "1",
                login,
                WordPress.PASSWORD,
                number.group(1),
                Map.of("content", "other words", "author", login, "author_email", login + "@example.org"));
        assertThat(edited.body()).contains("<boolean>1</boolean>");
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "other words"));
        assertThat(program.xmlRpc(
                                "wp.editComment",
                                "1",
                                login,
                                WordPress.PASSWORD,
                                number.group(1),
                                Map.of("content", ScriptedGate.REFUSE + " in an edit"))
                        .body())
                .contains("<fault>");
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "other words"));
        assertThat(program.xmlRpc("wp.deleteComment", "1", login, WordPress.PASSWORD, number.group(1))
                        .body())
                .contains("<boolean>1</boolean>");
        assertThat(ann.seen()).isEmpty();
        assertThat(gate.asked()).extracting(asked -> asked.submission().kind()).contains(Kind.POST, Kind.EDIT);
        assertThat(gate.asked()).allMatch(asked -> asked.account().equals(ann.account()));
    }

    @Test
    void xmlRpcIsToldWhyAndPublishesNothing() throws Exception {
        WordPress.skipWithoutPhp("xml");
        Browser program = Browser.guest(bench.wordpress.address());
        for (Map.Entry<String, String> each : Map.of(
                        ScriptedGate.HOLD, ScriptedGate.HELD_NOTICE,
                        ScriptedGate.REFUSE, ScriptedGate.REFUSED_NOTICE,
                        ScriptedGate.LATER, ScriptedGate.LATER_NOTICE)
                .entrySet()) {
            Matcher fault = FAULT.matcher(
                    newComment(program, each.getKey() + " by a program").body());
            assertThat(fault.find()).isTrue();
            assertThat(fault.group(1)).isEqualTo(each.getValue());
        }
        Browser.Said nobody =
                program.xmlRpc("wp.newComment", "1", "", "", post, Map.of("content", "by nobody", "author", "x"));
        assertThat(nobody.body()).contains("<fault>");
        assertThat(ann.seen()).isEmpty();
    }

    private Browser.Said newComment(Browser program, String words) throws Exception {
        Map<String, String> comment = new LinkedHashMap<>();
        comment.put("content", words);
        comment.put("author", login);
        comment.put("author_email", login + "@example.org");
        return program.xmlRpc("wp.newComment", "1", login, WordPress.PASSWORD, post, comment);
    }

    @Test
    void whatStaffEditInTheAdministrationIsJudgedToo() throws Exception {
        ann.send("one", "it was a long day");
        String number = Integer.toString(ann.posts.get("one"));
        Browser admin = Browser.member(bench.wordpress.address(), "admin", "admin-password");
        String editor =
                admin.get("wp-admin/comment.php?action=editcomment&c=" + number).body();
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "action",
                "editedcomment",
                "comment_ID",
                number,
                "comment_post_ID",
                post,
                "comment_status",
                "1",
                "_wpnonce",
                field(editor, "_wpnonce"),
                "newcomment_author",
                NAME,
                "newcomment_author_email",
                field(editor, "newcomment_author_email"),
                "newcomment_author_url",
                ""));
        form.put("content", "it was a <long> & good day");
        assertThat(admin.form("wp-admin/comment.php", form).status()).isEqualTo(302);
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "it was a <long> & good day"));
        form.put("content", ScriptedGate.REFUSE + " by staff");
        assertThat(admin.form("wp-admin/comment.php", form).body()).contains(ScriptedGate.REFUSED_NOTICE);

        String list = admin.get("wp-admin/edit-comments.php?p=" + post).body();
        Map<String, String> quick = new LinkedHashMap<>(form);
        quick.put("action", "edit-comment");
        quick.put("_ajax_nonce-replyto-comment", field(list, "_ajax_nonce-replyto-comment"));
        assertThat(admin.form("wp-admin/admin-ajax.php", quick).body()).contains(ScriptedGate.REFUSED_NOTICE);
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "it was a <long> & good day"));
        quick.put("content", "it was a good day, quickly edited");
        admin.form("wp-admin/admin-ajax.php", quick);
        assertThat(ann.seen()).containsExactly(new Seen(NAME, "it was a good day, quickly edited"));
        assertThat(gate.asked().stream()
                        .filter(asked -> asked.submission().kind() == Kind.EDIT)
                        .map(ScriptedGate.Asked::text))
                .containsExactly(
                        "it was a <long> & good day",
                        ScriptedGate.REFUSE + " by staff",
                        ScriptedGate.REFUSE + " by staff",
                        "it was a good day, quickly edited");
    }

    private static String field(String page, String name) {
        Matcher tag = Pattern.compile("<input[^>]*name=[\"']" + Pattern.quote(name) + "[\"'][^>]*>")
                .matcher(page);
        assertThat(tag.find()).as("a field " + name).isTrue();
        Matcher value = Pattern.compile("value=[\"']([^\"']*)[\"']").matcher(tag.group());
        return value.find() ? value.group(1).replace("&#064;", "@") : "";
    }
}
