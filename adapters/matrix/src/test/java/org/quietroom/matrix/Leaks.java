package org.quietroom.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for an account beside a name or words, in what a server answers and in what it keeps. */
final class Leaks {
    /** Objects that name many people by nature, each in a field of its own: these are looked at one by one. */
    private static final Set<String> LISTS = Set.of("joined", "m.heroes", "presence", "profile_info");

    private final String name;
    private final List<String> marks;
    private final List<String> found = new ArrayList<>();

    /**
     * @param account whose name is looked for
     * @param marks what it must not stand beside
     */
    Leaks(String account, List<String> marks) {
        this.name = account.substring(1, account.indexOf(':'));
        this.marks = marks;
    }

    List<String> found() {
        return found;
    }

    /** Notes every smallest object that holds the account together with one of the marks. */
    void look(String where, JsonNode answer) {
        look(where, "", answer);
    }

    private boolean look(String where, String key, JsonNode node) {
        boolean inside = false;
        for (var field : node.properties()) {
            inside |= look(where, field.getKey(), field.getValue());
        }
        if (node.isArray()) {
            for (JsonNode one : node) {
                inside |= look(where, "", one);
            }
        }
        if (inside || !node.isObject() || LISTS.contains(key)) {
            return inside;
        }
        StringBuilder held = new StringBuilder();
        collect(node, held);
        String text = held.toString();
        boolean leak = text.contains(name) && marks.stream().anyMatch(text::contains);
        if (leak) {
            found.add(where + ": " + text);
        }
        return leak;
    }

    /** What an object says: its fields and those of the objects in it, but nothing of lists of objects, which are looked at one by one. */
    private static void collect(JsonNode node, StringBuilder held) {
        for (var field : node.properties()) {
            if (!LISTS.contains(field.getKey())) {
                held.append(field.getKey()).append('\n');
                collect(field.getValue(), held);
            }
        }
        if (node.isArray()) {
            node.forEach(one -> held.append(one.isValueNode() ? one.asText() + "\n" : ""));
        } else if (node.isValueNode()) {
            held.append(node.asText()).append('\n');
        }
    }

    /** The tables of the database with a row in which {@code account} is beside a word ({@code beside}), and those with each word. */
    static JsonNode rows(Synapse server, String account, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Synapse.python(), "src/test/drivers/search.py", server.database(), account));
        command.addAll(List.of(words));
        Process search = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(search.getInputStream().readAllBytes(), UTF_8);
        if (search.waitFor() != 0) {
            throw new IOException("the database could not be read");
        }
        return Members.JSON.readTree(answer);
    }
}
