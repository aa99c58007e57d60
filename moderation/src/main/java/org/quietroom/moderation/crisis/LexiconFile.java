package org.quietroom.moderation.crisis;

import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;

/**
 * A lexicon as numbers and words, made of the packs by the build, so that a program opens in a tenth of the time that reading
 * them takes. The packs stay what is written and reviewed; a test compares the two. Only ever read from our own jar.
 */
final class LexiconFile {
    /** Where the build puts it, below the root of the classes. */
    static final String NAME = "org/quietroom/moderation/lexicons/lexicon.bin";

    /** Where it puts the wording that was learned. */
    static final String WORDING = "org/quietroom/moderation/lexicons/wording.bin";

    private LexiconFile() {}

    /** The lexicon that comes with the program: from the file, or from the packs where nothing was built from them. */
    static Lexicon standard() {
        URL url = LexiconFile.class.getResource("/" + NAME);
        if (url == null) {
            return LexiconBuilder.build(PackLoader.builtIn());
        }
        try {
            return read(ByteBuffer.wrap(Resources.toByteArray(url))).with(wording());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wording that comes with the program; knows nothing where nothing was built. */
    static Wording wording() {
        URL url = LexiconFile.class.getResource("/" + WORDING);
        try {
            return url == null ? Wording.NONE : Wording.read(Resources.toByteArray(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lexicon as bytes; the same packs always give the same. */
    static byte[] bytes(Lexicon lexicon) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Lexicon.Parts parts = lexicon.parts();
        out.writeInt(parts.rules().size());
        for (Rule rule : parts.rules()) {
            text(out, rule.id());
            text(out, rule.kind().value());
            text(out, rule.tier().name());
            text(out, rule.subject().name());
            text(out, rule.time().name());
            text(out, rule.source());
            text(out, rule.use().name());
        }
        texts(out, parts.signs());
        for (Weight weight : parts.weights()) {
            text(out, weight.kind().value());
            out.writeInt(weight.points());
            text(out, weight.tier().name());
            out.writeInt((weight.urgent() ? 1 : 0) | (weight.other() ? 2 : 0));
            text(out, weight.means());
        }
        forms(out, parts.forms());
        out.writeInt(parts.combinations().size());
        for (Combination each : parts.combinations()) {
            out.writeInt(each.rule());
            text(out, each.within().name());
            numbers(out, each.together());
        }
        out.writeInt(parts.unless().size());
        for (Map.Entry<Integer, Unless> each : parts.unless().entrySet()) {
            out.writeInt(each.getKey());
            text(out, each.getValue().within().name());
            numbers(out, List.of(each.getValue().targets()));
        }
        pairs(out, parts.codes());
        texts(out, parts.words());
        texts(out, parts.guarded());
        pairs(out, parts.fillers());
        text(out, parts.denials());
        parts.automaton().write(out);
        return bytes.toByteArray();
    }

    /** What {@link #bytes} made. */
    static Lexicon read(ByteBuffer in) {
        List<Rule> rules = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            rules.add(new Rule(
                    text(in),
                    new FlagKind(text(in)),
                    Severity.valueOf(text(in)),
                    Reading.Subject.valueOf(text(in)),
                    Reading.Time.valueOf(text(in)),
                    text(in),
                    Rule.Use.valueOf(text(in))));
        }
        List<String> signs = texts(in);
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < signs.size(); i++) {
            FlagKind kind = new FlagKind(text(in));
            int points = in.getInt();
            Severity tier = Severity.valueOf(text(in));
            int marks = in.getInt();
            weights.add(new Weight(kind, points, tier, (marks & 1) != 0, (marks & 2) != 0, text(in)));
        }
        Forms forms = forms(in);
        List<Combination> combinations = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            int rule = in.getInt();
            Within within = Within.valueOf(text(in));
            combinations.add(new Combination(rule, numbers(in), within));
        }
        Map<Integer, Unless> unless = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            int rule = in.getInt();
            Within within = Within.valueOf(text(in));
            unless.put(rule, new Unless(numbers(in).get(0), within));
        }
        Map<String, String> codes = pairs(in);
        Set<String> words = new LinkedHashSet<>(texts(in));
        Set<String> guarded = new LinkedHashSet<>(texts(in));
        Map<String, String> fillers = pairs(in);
        String denials = text(in);
        return new Lexicon(new Lexicon.Parts(
                rules,
                signs,
                weights,
                forms,
                Automaton.read(in),
                combinations,
                unless,
                codes,
                words,
                guarded,
                fillers,
                denials));
    }

    private static void forms(DataOutputStream out, Forms forms) throws IOException {
        out.writeInt(forms.size());
        for (int i = 0; i < forms.size(); i++) {
            out.writeInt(forms.parent(i));
            out.writeByte(forms.reach(i));
            out.writeInt(forms.target(i));
        }
        out.writeInt(forms.values());
        for (int i = 0; i < forms.values(); i++) {
            out.writeInt(forms.from(i + 1) - forms.from(i));
            for (int output = forms.from(i); output < forms.from(i + 1); output++) {
                out.writeInt(forms.step(output));
            }
        }
    }

    private static Forms forms(ByteBuffer in) {
        int size = in.getInt();
        int[] parents = new int[size];
        byte[] reaches = new byte[size];
        int[] targets = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = in.getInt();
            reaches[i] = in.get();
            targets[i] = in.getInt();
        }
        int[][] outputs = new int[in.getInt()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = new int[in.getInt()];
            for (int j = 0; j < outputs[i].length; j++) {
                outputs[i][j] = in.getInt();
            }
        }
        return new Forms(parents, reaches, targets, outputs);
    }

    private static void numbers(DataOutputStream out, List<List<Integer>> lists) throws IOException {
        out.writeInt(lists.size());
        for (List<Integer> list : lists) {
            out.writeInt(list.size());
            for (int each : list) {
                out.writeInt(each);
            }
        }
    }

    private static List<List<Integer>> numbers(ByteBuffer in) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Integer[] list = new Integer[in.getInt()];
            for (int i = 0; i < list.length; i++) {
                list[i] = in.getInt();
            }
            lists.add(List.of(list));
        }
        return lists;
    }

    private static void pairs(DataOutputStream out, Map<String, String> pairs) throws IOException {
        out.writeInt(pairs.size());
        for (Map.Entry<String, String> each : pairs.entrySet()) {
            text(out, each.getKey());
            text(out, each.getValue());
        }
    }

    private static Map<String, String> pairs(ByteBuffer in) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            pairs.put(text(in), text(in));
        }
        return pairs;
    }

    private static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            text(out, each);
        }
    }

    private static List<String> texts(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
