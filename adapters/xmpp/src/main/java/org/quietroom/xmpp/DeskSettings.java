package org.quietroom.xmpp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** What an operator sets for the desk route, checked. The secret is not part of {@link #toString()}. */
final class DeskSettings {
    private static final Setting<String> SERVER =
            Setting.text("server", "127.0.0.1", "The XMPP server's address for components.");
    private static final Setting<Integer> PORT =
            Setting.number("port", 5347, "The XMPP server's port for components; the link is not encrypted.");
    private static final Setting<String> DOMAIN =
            Setting.text("domain", "", "The domain of our rooms, as the server's configuration names the component.");
    private static final Setting<String> SECRET = Setting.secret("secret", "What the server and we share");
    private static final Setting<String> ROOMS = Setting.text(
            "rooms", "", "Our rooms, separated by commas, each as name or name=title: evening=Evening circle.");
    private static final Setting<Integer> HISTORY =
            Setting.number("history", 20, "How many messages somebody who joins sees, 0 to 200; kept in memory alone.");
    private static final Setting<Integer> QUEUE =
            Setting.number("queue", 100, "How many messages of a room may wait for a decision at once, 1 to 10000.");
    private static final Setting<Integer> SECONDS = Setting.number(
            "answer-seconds", 10, "How long a decision may take before the author is told to try again, 1 to 60.");

    static final List<Setting<?>> ALL = List.of(SERVER, PORT, DOMAIN, SECRET, ROOMS, HISTORY, QUEUE, SECONDS);
    private static final Pattern DOMAIN_FORM = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");
    private static final Pattern ROOM_FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    final String server;
    final int port;
    final String domain;
    final Map<String, String> rooms;
    final int history;
    final int queue;
    final Duration answer;
    private final String secret;

    DeskSettings(Settings settings) {
        server = settings.get(SERVER);
        port = settings.between(PORT, 1, 65_535);
        domain = settings.get(DOMAIN);
        DOMAIN.require(DOMAIN_FORM.matcher(domain).matches(), "a domain in lower case, such as rooms.example.org");
        secret = settings.get(SECRET);
        SECRET.require(secret.length() >= 16, "16 characters or more; make one with: openssl rand -hex 32");
        rooms = rooms(settings.get(ROOMS));
        history = settings.between(HISTORY, 0, 200);
        queue = settings.between(QUEUE, 1, 10_000);
        answer = Duration.ofSeconds(settings.between(SECONDS, 1, 60));
    }

    /** The shared secret; never to be logged. */
    String secret() {
        return secret;
    }

    private static Map<String, String> rooms(String text) {
        Map<String, String> rooms = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] halves = entry.trim().split("=", 2);
            ROOMS.require(
                    ROOM_FORM.matcher(halves[0]).matches(),
                    "names of a-z, 0-9, '.', '_', '-', separated by commas, such as evening=Evening circle");
            rooms.put(halves[0], halves.length == 2 ? halves[1].trim() : halves[0]);
        }
        return rooms;
    }

    @Override
    public String toString() {
        return "DeskSettings[" + domain + ", " + rooms.size() + " rooms]";
    }
}
