package org.quietroom.gateway.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.common.io.BaseEncoding;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.testkit.Await;
import org.quietroom.encryption.CodeKeys;
import org.quietroom.gateway.console.Caller;

/** A moderator at the console over HTTP: reads the queue, takes cases, writes, and can walk wherever links lead. */
public final class Moderator {
    private static final System.Logger LOG = System.getLogger(Moderator.class.getName());
    private static final Pattern CASE = Pattern.compile("<article class=\"case\" id=\"case-([0-9A-Z-]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|action|src)=\"(/[^\"#]*)");

    private final Caller browser;

    private Moderator(Caller browser) {
        this.browser = browser;
    }

    public static Moderator signIn(String address, String name, String password, String secret) {
        Caller browser = new Caller(address, "");
        HttpResponse<String> response = browser.post(
                "/desk/sign-in",
                List.of("name", name, "password", password, "code", code(secret)),
                "Sec-Fetch-Site",
                "same-origin");
        assertThat(response.statusCode()).as("%s signs in", name).isEqualTo(303);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        browser.cookie(cookie.substring(0, cookie.indexOf(';')));
        return new Moderator(browser);
    }

    private static String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            CodeKeys.of(BaseEncoding.base32().omitPadding().decode(secret)),
                            Instant.now(),
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new AssertionError("the secret does not fit", e);
        }
    }

    /** The ids of the cases on the queue. */
    public Set<String> queue() {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = CASE.matcher(page("/desk/queue"));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /**
     * Says something that makes a case and looks at the queue until it is there; how long that took is printed, not judged.
     *
     * @param route what is printed before it
     * @param known the cases that are there already; the new one is added
     */
    public <E extends Exception> String caseOf(String route, Set<String> known, Saying<E> saying) throws E {
        long began = System.nanoTime();
        saying.say();
        String id = awaitCaseBeside(known);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        LOG.log(
                System.Logger.Level.INFO,
                "{0}: from the member to the case on the console: {1} ms",
                route,
                String.valueOf(took.toMillis()));
        known.add(id);
        return id;
    }

    /**
     * A member says something.
     *
     * @param <E> what that may throw
     */
    @FunctionalInterface
    public interface Saying<E extends Exception> {
        void say() throws E;
    }

    /** Looks at the queue until a case is there that was not among these. */
    public String awaitCaseBeside(Set<String> known) {
        return await(
                "a new case",
                () -> queue().stream()
                        .filter(id -> !known.contains(id))
                        .findFirst()
                        .orElse(""));
    }

    public void take(String id) {
        done(browser.submit("/desk/cases/" + id, "/desk/cases/" + id + "/take"));
    }

    /** The member's words, of a case that was taken. */
    public String words(String id) {
        return browser.submit("/desk/cases/" + id, "/desk/cases/" + id + "/text")
                .body();
    }

    public void write(String id, String words) {
        String page = "/desk/cases/" + id + "/message";
        done(browser.submit(page, page, "words", words));
    }

    public void release(String id) {
        done(browser.submit("/desk/cases/" + id, "/desk/cases/" + id + "/release-as-written"));
    }

    public String page(String path) {
        HttpResponse<String> response = browser.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    /** Looks at a page until it holds this. */
    public String awaitOnPage(String path, String text) {
        return await(text + " on " + path, () -> {
            String html = page(path);
            return html.contains(text) ? html : "";
        });
    }

    /** Every page, form and file that links lead to from the queue and from these, with headers; by address. */
    public Map<String, String> walk(List<String> beside) {
        Map<String, String> seen = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("/desk"));
        ahead.addAll(beside);
        while (!ahead.isEmpty()) {
            String path = ahead.removeFirst();
            if (seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> response = browser.get(path);
            seen.put(path, response.statusCode() + " " + response.headers().map() + "\n" + response.body());
            response.headers().firstValue("Location").ifPresent(ahead::addLast);
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                ahead.addAll(links(response.body()));
            }
        }
        return seen;
    }

    private static List<String> links(String html) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(html);
        while (matcher.find()) {
            links.add(matcher.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    private static String await(String what, Supplier<String> found) {
        AtomicReference<String> value = new AtomicReference<>("");
        Await.until(what, () -> {
            value.set(found.get());
            return !value.get().isEmpty();
        });
        return value.get();
    }

    private static void done(HttpResponse<String> response) {
        assertThat(response.statusCode()).as("%s", response.request().uri()).isEqualTo(303);
    }
}
