package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of the console, for its help; {@code console.js} presses what bears the same key on the page. */
public final class Keys {
    private static final Key NEXT = new Key("next", "j");
    private static final Key PREVIOUS = new Key("previous", "k");
    private static final Key TAKE = new Key("take", "i");
    private static final List<Key> EVERYWHERE = List.of(
            new Key("go-queue", "g", "q"),
            new Key("go-mine", "g", "m"),
            new Key("go-log", "g", "l"),
            new Key("undo", "z"),
            new Key("help", "?"),
            new Key("leave", "Esc"),
            new Key("send", "Ctrl", "Enter"));
    private static final List<Key> QUEUE =
            List.of(NEXT, PREVIOUS, new Key("open", "o"), TAKE, new Key("load", "."), new Key("filter", "/"));
    private static final List<Key> CASE = List.of(
            new Key("back", "u"),
            NEXT,
            PREVIOUS,
            TAKE,
            new Key("show", "v"),
            new Key("write", "r"),
            new Key("memo", "m"),
            new Key("fine", "e"),
            new Key("release", "p"),
            new Key("hand-over", "h"),
            new Key("restrict", "#"));
    private static final Map<String, Group> GROUPS =
            Map.of("queue", new Group("queue", QUEUE), "case", new Group("case", CASE));

    private Keys() {}

    /** All keys, those of the page {@code at} first. */
    public static List<Group> groups(String at) {
        List<Group> groups = new ArrayList<>();
        List<String> order = at.equals("case") ? List.of("case", "queue") : List.of("queue", "case");
        order.forEach(name -> groups.add(GROUPS.get(name)));
        boolean elsewhere = !at.equals("case") && !at.equals("queue") && !at.equals("help");
        groups.add(elsewhere ? 0 : groups.size(), new Group("everywhere", EVERYWHERE));
        return groups;
    }

    /** Keys that work on one page. */
    public record Group(String name, List<Key> keys) {}

    /**
     * A key, or several one after the other.
     *
     * @param name of its text
     * @param parts as written on the keyboard
     */
    public record Key(String name, List<String> parts) {
        Key(String name, String... parts) {
            this(name, List.of(parts));
        }
    }
}
