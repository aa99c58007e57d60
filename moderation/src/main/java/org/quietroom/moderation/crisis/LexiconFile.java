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

    private LexiconFile() {}

    /** The lexicon that comes with the program: from the file, or from the packs where nothing was built from them. */
    static Lexicon standard() {
        URL url = LexiconFile.class.getResource("/" + NAME);
        if (url == null) {
            return LexiconBuilder.build(PackLoader.builtIn());
        }
        try {
            return read(ByteBuffer.wrap(Resources.toByteArray(url)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lexicon as bytes; the same packs always give the same. */
    static byte[] bytes(Lexicon lexicon) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(lexicon.rules().size());
        for (Rule rule : lexicon.rules()) {
            text(out, rule.id());
            text(out, rule.kind().value());
            text(out, rule.tier().name());
            text(out, rule.subject().name());
            text(out, rule.time().name());
        }
        out.writeInt(lexicon.numbers().size());
        for (Map.Entry<String, Character> each : lexicon.numbers().entrySet()) {
            text(out, each.getKey());
            out.writeChar(each.getValue());
        }
        Pack.Context context = lexicon.context();
        for (Collection<String> texts : List.of(
                lexicon.words(),
                lexicon.guarded(),
                context.negation(),
                context.filler(),
                context.trap(),
                context.past(),
                context.again())) {
            out.writeInt(texts.size());
            for (String each : texts) {
                text(out, each);
            }
        }
        lexicon.automaton().write(out);
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
                    Reading.Time.valueOf(text(in))));
        }
        Map<String, Character> numbers = new LinkedHashMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            numbers.put(text(in), in.getChar());
        }
        Set<String> words = new LinkedHashSet<>(texts(in));
        Set<String> guarded = new LinkedHashSet<>(texts(in));
        Pack.Context context = new Pack.Context(texts(in), texts(in), texts(in), texts(in), texts(in));
        return new Lexicon(rules, Automaton.read(in), numbers, words, guarded, context);
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
