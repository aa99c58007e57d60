package org.quietroom.wordpress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.testkit.HostUnderTest;

/** A member of a bbPress forum at a browser: uses the forms and links that its pages have, in one topic. */
final class ForumMember extends SiteMember {
    private static final Pattern POSTED = Pattern.compile("#post-(\\d+)");
    private static final Pattern REPLY = Pattern.compile(
            "<div class=\"bbp-reply-author\">.*?class=\"bbp-author-name\">(.*?)<.*?<div class=\"bbp-reply-content\">(.*?)</div>",
            Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\"[^>]*?name=\"([a-z_]+)\"[^>]*?value=\"([^\"]*)\"");

    private final int forum;
    private final int topic;

    ForumMember(Browser browser, int forum, int topic, int account) {
        super(browser, forum, account);
        this.forum = forum;
        this.topic = topic;
    }

    private String page() {
        return "?post_type=topic&p=" + topic;
    }

    @Override
    void send(String key, String text) throws Exception {
        Map<String, String> fields = fields(read(page()), "bbp-new-reply");
        fields.put("bbp_reply_content", text);
        Browser.Said said = browser.form(page(), fields);
        Matcher posted = POSTED.matcher(said.location());
        if (posted.find()) {
            posts.put(key, Integer.parseInt(posted.group(1)));
        } else {
            read(said);
        }
    }

    /** Opens a topic in the forum; its number. */
    int open(String title, String text, String tags) throws Exception {
        String forumPage = "?post_type=forum&p=" + forum;
        Map<String, String> fields = fields(read(forumPage), "bbp-new-topic");
        fields.put("bbp_topic_title", title);
        fields.put("bbp_topic_content", text);
        fields.put("bbp_topic_tags", tags);
        Browser.Said said = browser.form(forumPage, fields);
        return Integer.parseInt(fields(read(said.location()), "bbp-new-reply").getOrDefault("bbp_topic_id", "0"));
    }

    @Override
    void change(String key, String text) throws Exception {
        String editor = "?post_type=reply&edit=1&p=" + posts.get(key);
        Map<String, String> fields = fields(read(editor), "bbp-edit-reply");
        fields.put("bbp_reply_content", text);
        Browser.Said said = browser.form(editor, fields);
        if (said.status() != 302) {
            read(said);
        }
    }

    @Override
    void takeBack(String key) throws Exception {
        Matcher link = Pattern.compile(
                        "href=\"([^\"]*bbp_toggle_reply_trash[^\"]*reply_id=" + posts.get(key) + "\\D[^\"]*)\"")
                .matcher(read(page()));
        if (!link.find()) {
            throw new AssertionError("the page has no link to take the reply back");
        }
        browser.get(link.group(1).replace("&#038;", "&").replace("&amp;", "&"));
    }

    @Override
    public List<HostUnderTest.Seen> seen() throws Exception {
        List<HostUnderTest.Seen> seen = new ArrayList<>();
        Matcher replies = REPLY.matcher(read(page()));
        while (replies.find()) {
            seen.add(new HostUnderTest.Seen(
                    Page.text(replies.group(1)), Page.text(replies.group(2).strip())));
        }
        return seen;
    }

    @Override
    public List<String> told() throws Exception {
        List<String> told = new ArrayList<>(errors());
        told.addAll(Page.notices(read(page())));
        return told;
    }

    @Override
    public String received() throws Exception {
        for (String path : List.of(
                page(),
                "?post_type=forum&p=" + forum,
                "?post_type=forum",
                "?post_type=topic&p=" + topic + "&feed=rss2")) {
            read(path);
        }
        return browser.received();
    }

    private String read(String path) throws IOException, InterruptedException {
        Browser.Said said = browser.get(path);
        for (int i = 0; said.status() / 100 == 3 && i < 3; i++) {
            said = browser.get(said.location());
        }
        return said.body();
    }

    /* The hidden fields of the form with this action. */
    private static Map<String, String> fields(String html, String action) {
        int at = html.indexOf("value=\"" + action + "\"");
        if (at < 0) {
            throw new AssertionError("the page has no form for " + action);
        }
        String form = html.substring(html.lastIndexOf("<form", at), html.indexOf("</form>", at));
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(form);
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return fields;
    }
}
