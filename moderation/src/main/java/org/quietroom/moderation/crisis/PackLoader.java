package org.quietroom.moderation.crisis;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/** Reads lexicon packs strictly: every key, id, tier and example is checked, and an error names the place. */
final class PackLoader {
    private static final String ROOT = "/org/quietroom/moderation/lexicons/";
    private static final String EVERYDAY = "/org/quietroom/moderation/lexicons-everyday/";
    private static final int MAX_POINTS = 4;
    private static final Pattern SIGN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("[a-z]{2,3}/[a-z0-9]+(-[a-z0-9]+)*");

    private static final Set<FlagKind> CRISIS =
            Set.of(FlagKind.SUICIDE, FlagKind.SELF_HARM, FlagKind.ABUSE, FlagKind.DANGER_TO_OTHERS);

    private PackLoader() {}

    /** The packs that come with the program. */
    static List<Pack> builtIn() {
        return all(name -> resource(ROOT, name));
    }

    /** The packs of the everyday load that come with the program; read apart from the others. */
    static List<Pack> everyday() {
        return all(name -> resource(EVERYDAY, name));
    }

    /** The packs of a folder with an {@code index.yaml}. */
    static List<Pack> all(UnaryOperator<String> source) {
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
                .only("language", "files", "groups", "same", "spoken", "passed", "exist", "guarded", "context");
        Map<String, List<String>> groups = root.has("groups") ? groups(root.child("groups")) : Map.of();
        List<Sign> signs = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (String each : root.texts("files")) {
            String name = language + "/" + each;
            YamlNode node = YamlNode.parse(name, source.apply(name));
            if (node.has("signs")) {
                addSigns(node, signs);
            } else {
                entries.addAll(entries(node));
            }
        }
        return new Pack(
                root.text("language"),
                groups,
                new Pack.Spelling(
                        optional(root, "same"),
                        optional(root, "spoken"),
                        optionalTexts(root, "passed"),
                        optionalTexts(root, "exist")),
                optionalTexts(root, "guarded"),
                signs,
                root.has("context") ? context(root.child("context")) : Map.of(),
                entries);
    }

    private static Map<String, List<String>> optional(YamlNode root, String key) {
        return root.has(key) ? root.child(key).lists() : Map.of();
    }

    private static List<String> optionalTexts(YamlNode node, String key) {
        return node.has(key) ? node.texts(key) : List.of();
    }

    private static void addSigns(YamlNode file, List<Sign> signs) {
        file.only("kind", "signs");
        FlagKind kind = new FlagKind(file.text("kind"));
        for (YamlNode node : file.nodes("signs")) {
            Sign sign = sign(node, kind);
            if (signs.stream().anyMatch(other -> other.name().equals(sign.name()))) {
                throw node.fail("sign '" + sign.name() + "' stands twice", "join the two");
            }
            signs.add(sign);
        }
    }

    private static Sign sign(YamlNode node, FlagKind kind) {
        node.only("id", "points", "tier", "urgent", "other", "means", "phrase");
        String name = node.text("id");
        if (!SIGN.matcher(name).matches()) {
            throw node.fail("id '" + name + "' has another form", "write words-with-hyphens, such as saving-up");
        }
        return new Sign(
                name,
                kind,
                node.has("points") ? node.number("points", -MAX_POINTS, MAX_POINTS) : 0,
                node.has("tier") ? node.oneOf("tier", Severity.values()) : Severity.NONE,
                node.yes("urgent"),
                node.yes("other"),
                node.text("means"),
                node.texts("phrase"));
    }

    private static Map<Cue, List<String>> context(YamlNode node) {
        node.only(Arrays.stream(Cue.values()).map(Cue::key).toArray(String[]::new));
        Map<Cue, List<String>> cues = new EnumMap<>(Cue.class);
        for (Cue cue : Cue.values()) {
            if (node.has(cue.key())) {
                cues.put(cue, node.texts(cue.key()));
            }
        }
        return cues;
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
        node.only(
                "id",
                "phrase",
                "together",
                "within",
                "unless",
                "use",
                "tier",
                "subject",
                "time",
                "source",
                "matches",
                "passes");
        Severity tier = node.oneOf("tier", Severity.values());
        if (!tier.crisis() && CRISIS.contains(kind)) {
            throw node.fail("tier none", "put what silences other entries into a file with 'ordinary:'");
        }
        if (tier.crisis() && OrdinaryLoad.KINDS.contains(kind)) {
            throw node.fail("'" + kind + "' is no crisis and has a tier", "write tier: none");
        }
        if (node.has("phrase") == node.has("together")) {
            throw node.fail("it has both or neither of 'phrase' and 'together'", "write one of them");
        }
        Rule rule = new Rule(
                id(node),
                kind,
                tier,
                node.oneOf("subject", Reading.Subject.values()),
                node.oneOf("time", Reading.Time.values()),
                node.text("source"),
                node.has("use") ? node.oneOf("use", Rule.Use.values()) : Rule.Use.CERTAIN);
        return new Entry(
                rule,
                optionalTexts(node, "phrase"),
                optionalTexts(node, "together"),
                node.has("within") ? node.oneOf("within", Within.values()) : Within.SENTENCE,
                optionalTexts(node, "unless"),
                node.texts("matches"),
                node.texts("passes"));
    }

    private static Entry ordinary(YamlNode node) {
        node.only("id", "phrase", "source", "passes");
        Rule rule = new Rule(
                id(node),
                FlagKind.SUICIDE,
                Severity.NONE,
                Reading.Subject.UNKNOWN,
                Reading.Time.UNKNOWN,
                node.text("source"),
                Rule.Use.SILENCES);
        return new Entry(
                rule, node.texts("phrase"), List.of(), Within.SENTENCE, List.of(), List.of(), node.texts("passes"));
    }

    private static String id(YamlNode node) {
        String id = node.text("id");
        if (!ID.matcher(id).matches()) {
            throw node.fail(
                    "id '" + id + "' has another form", "write language/words-with-hyphens, such as en/plan-07");
        }
        return id;
    }

    private static String resource(String root, String name) {
        URL url = PackLoader.class.getResource(root + name);
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
