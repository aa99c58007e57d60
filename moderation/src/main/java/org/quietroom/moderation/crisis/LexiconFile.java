package org.quietroom.moderation.crisis;

import com.google.common.io.Resources;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
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

    /** Where it puts that of the everyday load. */
    static final String EVERYDAY = "org/quietroom/moderation/lexicons-everyday/lexicon.bin";

    /** Where it puts the wordings that were learned. */
    static final String WORDING = "org/quietroom/moderation/lexicons/wording.bin";

    private LexiconFile() {}

    /** The lexicon that comes with the program: from the file, or from the packs where nothing was built from them. */
    static Lexicon standard() {
        return new Lexicon(from(NAME, PackLoader::builtIn), wordings());
    }

    /** That of the everyday load, likewise; it has no wordings. */
    static Lexicon everyday() {
        return new Lexicon(from(EVERYDAY, PackLoader::everyday));
    }

    private static LexiconParts from(String name, Supplier<List<Pack>> packs) {
        URL url = LexiconFile.class.getResource("/" + name);
        if (url == null) {
            return LexiconBuilder.build(packs.get());
        }
        try {
            return read(ByteBuffer.wrap(Resources.toByteArray(url)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wordings that come with the program; they know nothing where nothing was built. */
    static Wordings wordings() {
        URL url = LexiconFile.class.getResource("/" + WORDING);
        try {
            return url == null ? Wordings.NONE : Wordings.read(Resources.toByteArray(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts of a lexicon as bytes; the same packs always give the same. */
    static byte[] bytes(LexiconParts parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(parts.rules().size());
        for (Rule rule : parts.rules()) {
            Fields.text(out, rule.id());
            Fields.text(out, rule.kind().value());
            Fields.text(out, rule.tier().name());
            Fields.text(out, rule.subject().name());
            Fields.text(out, rule.time().name());
            Fields.text(out, rule.source());
            Fields.text(out, rule.use().name());
        }
        Fields.texts(out, parts.signs());
        for (Weight weight : parts.weights()) {
            Fields.text(out, weight.kind().value());
            out.writeInt(weight.points());
            Fields.text(out, weight.tier().name());
            out.writeInt((weight.urgent() ? 1 : 0) | (weight.other() ? 2 : 0));
            Fields.text(out, weight.means());
        }
        Fields.forms(out, parts.forms());
        out.writeInt(parts.combinations().size());
        for (Combination each : parts.combinations()) {
            out.writeInt(each.rule());
            Fields.text(out, each.within().name());
            Fields.numbers(out, each.together());
        }
        out.writeInt(parts.unless().size());
        for (Map.Entry<Integer, Unless> each : parts.unless().entrySet()) {
            out.writeInt(each.getKey());
            Fields.text(out, each.getValue().within().name());
            Fields.numbers(out, List.of(each.getValue().targets()));
        }
        Fields.pairs(out, parts.codes());
        Fields.texts(out, parts.words());
        Fields.texts(out, parts.guarded());
        Fields.pairs(out, parts.fillers());
        Fields.text(out, parts.denials());
        parts.automaton().write(out);
        return bytes.toByteArray();
    }

    /** What {@link #bytes} made. */
    static LexiconParts read(ByteBuffer in) {
        List<Rule> rules = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            rules.add(new Rule(
                    Fields.text(in),
                    new FlagKind(Fields.text(in)),
                    Severity.valueOf(Fields.text(in)),
                    Reading.Subject.valueOf(Fields.text(in)),
                    Reading.Time.valueOf(Fields.text(in)),
                    Fields.text(in),
                    Rule.Use.valueOf(Fields.text(in))));
        }
        List<String> signs = Fields.texts(in);
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < signs.size(); i++) {
            FlagKind kind = new FlagKind(Fields.text(in));
            int points = in.getInt();
            Severity tier = Severity.valueOf(Fields.text(in));
            int marks = in.getInt();
            weights.add(new Weight(kind, points, tier, (marks & 1) != 0, (marks & 2) != 0, Fields.text(in)));
        }
        Forms forms = Fields.forms(in);
        List<Combination> combinations = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            int rule = in.getInt();
            Within within = Within.valueOf(Fields.text(in));
            combinations.add(new Combination(rule, Fields.numbers(in), within));
        }
        Map<Integer, Unless> unless = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            int rule = in.getInt();
            Within within = Within.valueOf(Fields.text(in));
            unless.put(rule, new Unless(Fields.numbers(in).get(0), within));
        }
        Map<String, String> codes = Fields.pairs(in);
        Set<String> words = new LinkedHashSet<>(Fields.texts(in));
        Set<String> guarded = new LinkedHashSet<>(Fields.texts(in));
        Map<String, String> fillers = Fields.pairs(in);
        String denials = Fields.text(in);
        return new LexiconParts(
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
                denials);
    }
}
