package org.quietroom.moderation.crisis;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/** Reads lexicon packs strictly: every key, id, tier and example is checked, and an error names the place. */
final class PackLoader {
    private static final String ROOT = "/org/quietroom/moderation/lexicons/";
    private static final Pattern ID = Pattern.compile("[a-z]{2,3}/[a-z0-9]+(-[a-z0-9]+)*");

    private PackLoader() {}

    /** The packs that come with the program. */
    static List<Pack> builtIn() {
        UnaryOperator<String> source = PackLoader::resource;
        List<Pack> packs = new ArrayList<>();
        for (String language : YamlNode.parse("index.yaml", source.apply("index.yaml"))
                .only("packs")
                .texts("packs")) {
            packs.add(load(language, source));
        }
        return packs;
    }

    /**
     * One pack.
     *
     * @param language its folder
     * @param source gives the content of a file by its name
     * @throws PackException if the pack breaks a rule
     */
    static Pack load(String language, UnaryOperator<String> source) {
        String file = language + "/pack.yaml";
        YamlNode root = YamlNode.parse(file, source.apply(file))
                .only("language", "files", "groups", "same", "guarded", "context");
        Map<String, List<String>> groups = groups(root.child("groups"));
        YamlNode around = root.child("context").only("negation", "filler", "trap", "past", "again");
        Pack.Context context = new Pack.Context(
                around.texts("negation"),
                around.texts("filler"),
                around.texts("trap"),
                around.texts("past"),
                around.texts("again"));
        List<Entry> entries = new ArrayList<>();
        for (String each : root.texts("files")) {
            String name = language + "/" + each;
            entries.addAll(entries(YamlNode.parse(name, source.apply(name))));
        }
        return new Pack(
                root.text("language"), groups, root.child("same").lists(), root.texts("guarded"), context, entries);
    }

    private static Map<String, List<String>> groups(YamlNode node) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        node.lists().forEach((name, members) -> {
            List<String> phrases = new ArrayList<>();
            for (String member : members) {
                try {
                    phrases.addAll(Template.expand(member, groups));
                } catch (IllegalArgumentException e) {
                    throw node.fail("group '" + name + "': " + e.getMessage(), "a group may use those before it");
                }
            }
            groups.put(name, List.copyOf(phrases));
        });
        return groups;
    }

    private static List<Entry> entries(YamlNode file) {
        List<Entry> entries = new ArrayList<>();
        if (file.has("ordinary")) {
            file.only("ordinary").nodes("ordinary").forEach(node -> entries.add(ordinary(node)));
        } else {
            file.only("kind", "entries");
            FlagKind kind = new FlagKind(file.text("kind"));
            file.nodes("entries").forEach(node -> entries.add(entry(node, kind)));
        }
        return entries;
    }

    private static Entry entry(YamlNode node, FlagKind kind) {
        node.only("id", "phrase", "tier", "subject", "time", "source", "matches", "passes");
        Severity tier = node.oneOf("tier", Severity.values());
        if (!tier.crisis()) {
            throw node.fail("tier none", "put what silences other entries into a file with 'ordinary:'");
        }
        Rule rule = new Rule(
                id(node),
                kind,
                tier,
                node.oneOf("subject", Reading.Subject.values()),
                node.oneOf("time", Reading.Time.values()));
        return new Entry(rule, node.texts("phrase"), node.text("source"), node.texts("matches"), node.texts("passes"));
    }

    private static Entry ordinary(YamlNode node) {
        node.only("id", "phrase", "source", "passes");
        Rule rule = new Rule(id(node), FlagKind.SUICIDE, Severity.NONE, Reading.Subject.UNKNOWN, Reading.Time.UNKNOWN);
        return new Entry(rule, node.texts("phrase"), node.text("source"), List.of(), node.texts("passes"));
    }

    private static String id(YamlNode node) {
        String id = node.text("id");
        if (!ID.matcher(id).matches()) {
            throw node.fail(
                    "id '" + id + "' has another form", "write language/words-with-hyphens, such as en/plan-07");
        }
        return id;
    }

    private static String resource(String name) {
        URL url = PackLoader.class.getResource(ROOT + name);
        if (url == null) {
            throw new PackException(name, "", "it is not there", "add the file or take its name off the list");
        }
        try {
            return Resources.toString(url, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
