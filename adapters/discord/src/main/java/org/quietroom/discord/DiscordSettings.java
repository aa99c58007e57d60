package org.quietroom.discord;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** What an operator sets for either route, checked. The token is not part of {@link #toString()}. */
final class DiscordSettings {
    static final Setting<String> TOKEN = Setting.secret("token", "The bot's token, from Discord's Developer Portal");
    private static final Setting<String> SERVER = Setting.text(
            "server", "", "The server's number: in Discord, right-click its name, Copy Server ID (developer mode).");
    private static final Setting<String> CHANNELS = Setting.text(
            "channels",
            "",
            "The channels, separated by commas, each as name=number: evening=1180000000000000001. The name is part of the"
                    + " room's key: keep it.");
    private static final Setting<Boolean> DIRECT = Setting.flag(
            "direct-messages",
            true,
            "Whether members may also write to the bot in private. While we are away Discord does not tell them so.");
    private static final Setting<String> COMMAND =
            Setting.text("command", "say", "The name of the slash command with which members speak.");
    private static final Setting<Integer> QUEUE =
            Setting.number("queue", 100, "How many messages may wait for a decision at once, 1 to 10000.");
    private static final Setting<Integer> SECONDS =
            Setting.number("answer-seconds", 10, "How long a decision may take before it counts as not made, 1 to 60.");

    static final List<Setting<?>> DESK = List.of(TOKEN, SERVER, CHANNELS, DIRECT, COMMAND, QUEUE, SECONDS);
    static final List<Setting<?>> WATCH = List.of(TOKEN, SERVER, CHANNELS, QUEUE, SECONDS);

    private static final int MOST_CHANNELS = 20;
    private static final Pattern ENTRY = Pattern.compile("([a-z0-9][a-z0-9._-]{0,49})=([1-9][0-9]{14,19})");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{14,19}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,25}");

    final long server;
    final Map<Long, Place> channels;
    final boolean direct;
    final String command;
    final int queue;
    final Duration answer;
    private final String token;

    DiscordSettings(HostId host, Settings settings) {
        token = settings.get(TOKEN).trim();
        TOKEN.require(!token.isEmpty(), "given as token-file or token-env");
        SERVER.require(NUMBER.matcher(settings.get(SERVER)).matches(), "a number such as 1180000000000000000");
        server = Long.parseUnsignedLong(settings.get(SERVER));
        channels = channels(host, settings.get(CHANNELS));
        direct = settings.get(DIRECT);
        command = settings.get(COMMAND);
        COMMAND.require(NAME.matcher(command).matches(), "1 to 25 characters of a-z, 0-9, '_' and '-'");
        queue = settings.between(QUEUE, 1, 10_000);
        answer = Duration.ofSeconds(settings.between(SECONDS, 1, 60));
    }

    /** The bot's token; never to be logged. */
    String token() {
        return token;
    }

    /** The channel of a room; null if it is none of ours. */
    @Nullable
    Place place(RoomId room) {
        return channels.values().stream()
                .filter(place -> place.room().equals(room))
                .findFirst()
                .orElse(null);
    }

    private static Map<Long, Place> channels(HostId host, String text) {
        Map<Long, Place> places = new LinkedHashMap<>();
        for (String entry : text.split(",", -1)) {
            var parts = ENTRY.matcher(entry.trim());
            CHANNELS.require(
                    parts.matches(), "names and numbers, separated by commas, such as evening=1180000000000000001");
            long number = Long.parseUnsignedLong(parts.group(2));
            Place place = new Place(number, new RoomId(host, parts.group(1) + "@" + parts.group(2)));
            CHANNELS.require(places.put(number, place) == null, "different channels; one stands there twice");
        }
        CHANNELS.require(places.size() <= MOST_CHANNELS, "at most " + MOST_CHANNELS + " channels");
        return Map.copyOf(places);
    }

    @Override
    public String toString() {
        return "DiscordSettings[" + channels.size() + " channels]";
    }
}
