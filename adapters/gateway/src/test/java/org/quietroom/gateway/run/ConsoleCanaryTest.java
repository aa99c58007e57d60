package org.quietroom.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.core.message.CaseId;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Sessions;

/** A moderator follows every link, opens every form and sends most of them; no answer holds an account, an address or a key. */
@Timeout(120)
class ConsoleCanaryTest {
    private static final String[] CANARIES = {
        "canaryaccount", "canary.address@example.org", "canary.address%40", TestGateway.SECRET
    };
    private static final String TEXT = "canarytext";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"(/[^\"#]*)");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(csrf|version)\"[^>]* value=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> seen = new TreeSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private URI address = URI.create("http://127.0.0.1");
    private String cookie = "";

    @Test
    void noPageFormStreamOrErrorHoldsAnAccount() throws Exception {
        try (TestGateway rig = TestGateway.start(folder, "")) {
            address = rig.gateway().address();
            cookie = signedIn(rig, Role.MODERATOR);
            String account = "canaryaccount canary.address@example.org";
            rig.post("m1", account, TEXT + " I want to kill myself tonight");
            rig.post("m2", account, "HOLD " + TEXT);
            rig.post("m3", account, "HOLD " + TEXT + " again");
            try (InputStream live = stream()) {
                walk();
                for (var row : rig.gateway().foundation().desk().queue().open()) {
                    CaseId id = row.id();
                    String path = "/desk/cases/" + id;
                    send(path, path + "/take", Map.of());
                    assertThat(send(path, path + "/text", Map.of()).body()).contains(TEXT);
                    send(path, path + "/memo", Map.of("words", "A look."));
                    seen.removeIf(page -> page.startsWith(path));
                    waiting.add(path);
                    walk();
                    send(path + "/refuse", path + "/refuse", Map.of());
                    send(path + "/mute", path + "/mute", Map.of("days", "3", "rule", "UNKIND"));
                    send(path + "/ban", path + "/ban", Map.of("days", "30", "rule", "UNKIND"));
                    send(path + "/message", path + "/message", Map.of("words", "Thank you for writing."));
                    send(path + "/message", path + "/message", Map.of("words", "Late.", "version", "0"));
                    send(path + "/hand-over", path + "/hand-over", Map.of("to", "nobody", "words", "x"));
                    send(path + "/refuse", path + "/refuse", Map.of("rule", "UNKIND"));
                }
                rig.post("m4", account, TEXT + " I am going to kill myself tonight");
                clean("/desk/live", read(live, "event: alert"), "");
            }
            seen.clear();
            cookie = signedIn(rig, Role.LEAD);
            walk();
            assertThat(seen)
                    .contains("/desk/shadow", "/desk/log", "/desk/health", "/desk/me", "/desk/help", "/desk/mine");
            assertThat(seen)
                    .filteredOn(page -> page.matches("/desk/cases/[^/]+") && !page.endsWith("/00-000"))
                    .hasSize(4);
            assertThat(seen).hasSizeGreaterThan(12);
        }
    }

    private void walk() throws Exception {
        if (waiting.isEmpty()) {
            waiting.addAll(Set.of("/desk", "/desk/shadow", "/desk/nothing", "/desk/enter/none", "/desk/cases/00-000"));
        }
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (!seen.add(path)) {
                continue;
            }
            HttpResponse<String> page = get(path);
            clean(path, page.body(), page.headers().map().toString());
            if (path.startsWith("/desk/static")) {
                continue;
            }
            assertThat(page.body())
                    .as(path)
                    .satisfies(body -> assertThat(path.endsWith("/release") || !body.contains(TEXT))
                            .as("words nobody asked for on " + path)
                            .isTrue());
            page.headers().firstValue("Location").ifPresent(to -> waiting.add(to.replaceAll("[#?].*", "")));
            Matcher links = LINK.matcher(page.body());
            while (links.find()) {
                waiting.add(links.group(1).replace("&amp;", "&"));
            }
            Matcher forms = FORM.matcher(page.body());
            while (forms.find()) {
                if (!forms.group(1).contains("sign-out")) {
                    HttpResponse<String> bare = post(forms.group(1), Map.of());
                    assertThat(bare.statusCode())
                            .as("%s without its token", forms.group(1))
                            .isEqualTo(403);
                    clean(forms.group(1), bare.body(), bare.headers().map().toString());
                }
            }
        }
    }

    /** Sends a form as its page would, with these fields. */
    private HttpResponse<String> send(String page, String path, Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(get(page).body());
        while (hidden.find()) {
            all.putIfAbsent(hidden.group(1), hidden.group(2));
        }
        all.putAll(fields);
        HttpResponse<String> answer = post(path, all);
        clean(path, answer.body(), answer.headers().map().toString());
        return answer;
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return http.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private InputStream stream() throws Exception {
        return http.send(
                        request("/desk/live?known=")
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Cookie", "quietroom=" + cookie);
    }

    private static void clean(String path, String body, String headers) {
        assertThat(body).as(path).doesNotContain(CANARIES);
        assertThat(headers).as(path).doesNotContain(CANARIES);
    }

    /** Reads until the line was there. */
    private static String read(InputStream live, String until) throws Exception {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(until) < 0 || !all.toString().endsWith("\n\n")) {
            int next = live.read();
            assertThat(next).as("the stream ended early").isNotNegative();
            all.append((char) next);
        }
        assertThat(all).doesNotContain(TEXT);
        return all.toString();
    }

    private static String signedIn(TestGateway rig, Role role) {
        var users = rig.gateway().users();
        users.add(role.name(), role, "kettle orchard violet nine");
        return new Sessions(rig.gateway().foundation().store(), Clock.systemUTC(), Sessions.IDLE)
                .open(users.find(role.name()).orElseThrow());
    }
}
