package org.quietroom.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.testkit.HostUnderTest;

/** A member at a browser: comments with the form below a post, edits and deletes as the editor does, reads every page. */
class SiteMember implements HostUnderTest.Member {
    private static final Pattern COMMENT = Pattern.compile("#comment-(\\d+)");

    final Browser browser;
    final Map<String, Integer> posts = new ConcurrentHashMap<>();
    private final int post;
    private final int account;
    private final ExecutorService hands = Executors.newSingleThreadExecutor();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /** @param post the room: the number of a post or forum */
    SiteMember(Browser browser, int post, int account) {
        this.browser = browser;
        this.post = post;
        this.account = account;
    }

    @Override
    public AccountId account() {
        return new AccountId(SiteBench.HOST, Integer.toString(account));
    }

    @Override
    public String post(String text) {
        String key = UUID.randomUUID().toString();
        later(() -> {
            send(key, text);
            return key;
        });
        return key;
    }

    void send(String key, String text) throws Exception {
        Browser.Said said = browser.form(
                "wp-comments-post.php", Map.of("comment", text, "comment_post_ID", Integer.toString(post)));
        Matcher posted = COMMENT.matcher(said.location());
        if (posted.find()) {
            posts.put(key, Integer.parseInt(posted.group(1)));
        } else {
            read(said);
        }
    }

    @Override
    public void edit(String key, String text) {
        later(() -> {
            change(key, text);
            return key;
        });
    }

    void change(String key, String text) throws Exception {
        ObjectNode content = Browser.JSON.createObjectNode().put("content", text);
        refusedWith(browser.rest("POST", "/wp/v2/comments/" + posts.get(key), content));
    }

    @Override
    public boolean delete(String key) {
        later(() -> {
            takeBack(key);
            return key;
        });
        return true;
    }

    void takeBack(String key) throws Exception {
        refusedWith(browser.rest("DELETE", "/wp/v2/comments/" + posts.get(key), Browser.JSON.createObjectNode()));
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        throw new UnsupportedOperationException("WordPress has no private messages");
    }

    @Override
    public List<HostUnderTest.Seen> seen() throws Exception {
        List<HostUnderTest.Seen> seen = new ArrayList<>();
        String list = "/wp/v2/comments&post=" + post + "&per_page=100&order=asc";
        for (JsonNode comment : browser.rest(list).json()) {
            seen.add(new HostUnderTest.Seen(
                    comment.path("author_name").asText(),
                    Page.text(comment.at("/content/rendered").asText())));
        }
        return seen;
    }

    @Override
    public List<String> told() throws Exception {
        List<String> told = new ArrayList<>(errors);
        told.addAll(Page.notices(browser.get("?p=" + post).body()));
        return told;
    }

    @Override
    public String received() throws Exception {
        seen();
        browser.get("?p=" + post);
        browser.get("?feed=rss2&p=" + post);
        return browser.received();
    }

    /** What it was refused with. */
    final List<String> errors() {
        return errors;
    }

    /** What a page says to its reader instead of publishing. */
    final void read(Browser.Said said) {
        List<String> notices = Page.notices(said.body());
        errors.addAll(notices.isEmpty() ? List.of(said.status() + " " + said.location() + said.body()) : notices);
    }

    private void refusedWith(Browser.Said said) {
        if (!said.ok()) {
            errors.add(said.json().path("message").asText());
        }
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

    void close() {
        hands.shutdownNow();
    }
}
