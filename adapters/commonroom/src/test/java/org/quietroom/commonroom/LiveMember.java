package org.quietroom.commonroom;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.message.AccountId;
import org.quietroom.core.testkit.HostUnderTest;

/** One browser window: it sends forms in order, follows the live feed, and shows what the page shows. */
final class LiveMember implements HostUnderTest.Member {
    private static final Pattern LINE = Pattern.compile(
            "<li id=\"m-[^\"]+\" data-order=\"\\d+\" class=\"([a-z-]+)[^\"]*\">(.*?)</li>", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("<b data-speaker=\"[^\"]*\">(.*?)</b>");
    private static final Pattern WORDS = Pattern.compile("<p class=\"words\" dir=\"auto\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern NOTICE = Pattern.compile("<p class=\"notice\">(.*?)</p>", Pattern.DOTALL);

    private final ExecutorService sending = Executors.newSingleThreadExecutor(LiveMember::daemon);
    private final ExecutorService listening = Executors.newSingleThreadExecutor(LiveMember::daemon);
    private final StringBuilder wire = new StringBuilder();
    private final List<String> errors = new ArrayList<>();
    private final Visitor visitor;
    private final String room;
    private final Member member;
    private volatile String last = "";
    private volatile boolean closed;

    LiveMember(CommonRoom house, URI address, String room) {
        this.visitor = Visitor.at(address);
        this.room = room;
        this.member = java.util.Objects.requireNonNull(house.byToken(visitor.cookie()));
        page();
        listening.execute(this::listen);
    }

    @Override
    public AccountId account() {
        return new AccountId(LiveCommonRoom.HOST, member.key);
    }

    @Override
    public String post(String text) {
        return say(text, "");
    }

    @Override
    public void whisper(HostUnderTest.Member to, String text) {
        String page = ((LiveMember) to).page();
        String name = Visitor.find(page, "Here you are <b>([^<]*)");
        say(text, Visitor.find(page(), "<option value=\"([^\"]+)\">" + name + " alone"));
    }

    private String say(String text, String to) {
        String draft = Visitor.field(page(), "draft");
        send("/rooms/" + room, Map.of("form", form(), "draft", draft, "to", to, "text", text));
        return draft;
    }

    @Override
    public void edit(String key, String text) {
        send("/rooms/" + room + "/" + key + "/edit", Map.of("form", form(), "text", text));
    }

    @Override
    public boolean delete(String key) {
        send("/rooms/" + room + "/" + key + "/take-back", Map.of("form", form()));
        return true;
    }

    @Override
    public List<HostUnderTest.Seen> seen() {
        List<HostUnderTest.Seen> seen = new ArrayList<>();
        Matcher line = LINE.matcher(page());
        while (line.find()) {
            if (line.group(1).equals("said")) {
                Matcher name = NAME.matcher(line.group(2));
                seen.add(new HostUnderTest.Seen(
                        name.find() ? plain(name.group(1)) : "you",
                        all(WORDS, line.group(2)).get(0)));
            }
        }
        return seen;
    }

    @Override
    public List<String> told() {
        List<String> told = new ArrayList<>();
        synchronized (errors) {
            told.addAll(errors);
        }
        Matcher line = LINE.matcher(page());
        while (line.find()) {
            told.addAll(all(NOTICE, line.group(2)));
            if (line.group(1).equals("note")) {
                told.addAll(all(WORDS, line.group(2)));
            }
        }
        return told;
    }

    @Override
    public String received() {
        page();
        synchronized (wire) {
            return plain(wire.toString());
        }
    }

    void close() {
        closed = true;
        sending.shutdownNow();
        listening.shutdownNow();
    }

    private String form() {
        return member.formToken.toString();
    }

    private void send(String path, Map<String, String> fields) {
        sending.execute(() -> {
            try {
                HttpResponse<String> answer = visitor.post(path, fields, "Quietroom-Script", "1");
                if (answer.statusCode() != 200) {
                    error(answer.body());
                }
            } catch (IllegalStateException e) {
                error("Not sent: the room does not answer.");
            }
        });
    }

    private void error(String text) {
        synchronized (errors) {
            errors.add(text);
        }
    }

    /** The page as it is now; while the host is down, as it was. */
    private String page() {
        try {
            String page = visitor.see(room);
            receive(page);
            last = page;
        } catch (IllegalStateException e) {
            return last;
        }
        return last;
    }

    private void listen() {
        while (!closed) {
            try (var events = visitor.live(room, 0)) {
                events.forEach(this::receive);
            } catch (RuntimeException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private void receive(String text) {
        synchronized (wire) {
            wire.append(text).append('\n');
        }
    }

    private static List<String> all(Pattern pattern, String html) {
        return pattern.matcher(html)
                .results()
                .map(found -> plain(found.group(1)))
                .toList();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#10;", "\n")
                .replace("&amp;", "&");
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "visitor");
        thread.setDaemon(true);
        return thread;
    }
}
