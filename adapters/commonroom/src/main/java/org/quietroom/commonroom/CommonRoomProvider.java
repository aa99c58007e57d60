package org.quietroom.commonroom;

import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quietroom.core.host.HostAdapter;
import org.quietroom.core.host.HostAdapterProvider;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** Makes Common Rooms, type {@code commonroom}. */
public final class CommonRoomProvider implements HostAdapterProvider {
    private static final Setting<String> BIND =
            Setting.text("bind", "127.0.0.1", "The address of the interface that the pages are served on.");
    private static final Setting<Integer> PORT =
            Setting.number("port", 8471, "The port that the pages are served on; 0 for any that is free.");
    private static final Setting<Boolean> SECURE_COOKIE = Setting.flag(
            "secure-cookie", false, "Whether browsers reach the pages by HTTPS only, through a proxy in front.");
    private static final Setting<String> ROOMS =
            Setting.text("rooms", "Common room", "The rooms' titles, separated by '|', in the order they are listed.");

    private static final Setting<String> SEALED = Setting.text(
            "sealed-rooms",
            "",
            "The titles of rooms whose words only members' devices can read, separated by '|'; listed after the others.");

    private static final Setting<Boolean> GUESTS = Setting.flag(
            "guest-names",
            false,
            "Whether members are guests by number, the same in every room; for a host in shadow mode or without veil.");

    /** Found by {@link java.util.ServiceLoader}. */
    public CommonRoomProvider() {}

    @Override
    public String type() {
        return "commonroom";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(BIND, PORT, SECURE_COOKIE, ROOMS, SEALED, GUESTS);
    }

    @Override
    public HostAdapter create(HostId host, Settings settings) {
        int port = settings.between(PORT, 0, 65_535);
        Map<String, String> rooms = new LinkedHashMap<>();
        name(ROOMS, settings.get(ROOMS), rooms);
        Map<String, String> sealed = new LinkedHashMap<>();
        if (!settings.get(SEALED).isBlank()) {
            name(SEALED, settings.get(SEALED), sealed);
        }
        if (!sealed.isEmpty() && settings.get(GUESTS)) {
            throw new IllegalArgumentException(
                    "setting 'sealed-rooms' needs names that hide people: turn 'guest-names' off");
        }
        if (!Collections.disjoint(rooms.keySet(), sealed.keySet())) {
            throw new IllegalArgumentException("settings 'rooms' and 'sealed-rooms' must not name the same room");
        }
        rooms.putAll(sealed);
        var house = new CommonRoom(rooms, sealed.keySet(), !settings.get(GUESTS), Limits.DEFAULT, Clock.systemUTC());
        var address = new WebServer.Address(settings.get(BIND), port, settings.get(SECURE_COOKIE));
        return new CommonRoomAdapter(host, house, address);
    }

    /** Adds titles by keys; a key is the title in lower case with hyphens, as it stands in the page's address. */
    private static void name(Setting<String> setting, String titles, Map<String, String> rooms) {
        for (String title : titles.split("\\|", -1)) {
            String key = title.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            if (title.isBlank() || key.equals("-") || rooms.put(key, title.strip()) != null) {
                throw setting.misfit("titles with letters or digits, each different, separated by '|'");
            }
        }
    }
}
