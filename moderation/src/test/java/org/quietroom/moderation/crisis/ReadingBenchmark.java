package org.quietroom.moderation.crisis;

import com.google.common.io.Resources;
import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.testkit.Samples;
import org.quietroom.core.verdict.Review;
import org.quietroom.moderation.html.HtmlGuardProvider;
import org.quietroom.moderation.text.Folded;

/**
 * What folding, reading and sanitising a post of 700 characters cost, beside the floors of the libraries they stand on:
 * case folding alone, and an automaton of 5,000 phrases over characters.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {
    private static final int PHRASES = 5_000;
    private static final String PLAIN =
            "The nurse was kind, and I slept well after the second round; my daughter made soup. Scan on Monday! "
                    .repeat(7);
    private static final String TYPOGRAPHIC =
            PLAIN.replace("I slept", "I\u2019ve slept").replace("soup", "cr\u00E8me");

    private static final int LENGTH = 700;

    /** What people write when nothing is wrong; the project's folder is where the benchmark is started. */
    private static final Path ORDINARY = Path.of("moderation/training/en/unseen-ordinary-1.tsv");

    /**
     * Whether it is one post in ASCII, one with curly quotes and accents, or many: of what people ordinarily write, or made of
     * nothing but harmless sentences that resemble a cry.
     */
    @Param({"ascii", "typographic", "ordinary", "resembling"})
    public String post;

    private final CrisisReader reader = CrisisReader.standard();
    private final Guard html = new HtmlGuardProvider().create(Settings.EMPTY);
    private final AhoCorasickDoubleArrayTrie<Integer> floor = new AhoCorasickDoubleArrayTrie<>();
    private List<String> texts = List.of(PLAIN);
    private int next;
    private Submission markup = Samples.post(PLAIN);

    /** Builds the floor. */
    @Setup
    public void build() throws IOException {
        texts = switch (post) {
            case "ordinary" -> posts(Files.readAllLines(ORDINARY));
            case "resembling" ->
                posts(Resources.readLines(Resources.getResource("probes/en-short-2.tsv"), StandardCharsets.UTF_8));
            case "typographic" -> List.of(TYPOGRAPHIC);
            default -> List.of(PLAIN);
        };
        markup = markup.withParts(List.of(
                new Part(Role.BODY, Format.HTML, "<p>" + texts.get(0).replace(". ", ".</p><p><b>") + "</b></p>")));
        Map<String, Integer> phrases = new TreeMap<>();
        for (int i = 0; i < PHRASES; i++) {
            phrases.put("phrase " + Integer.toString(i, 36) + " of the floor", i);
        }
        floor.build(phrases);
    }

    private static List<String> posts(List<String> labelled) {
        List<String> posts = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : labelled) {
            if (line.contains("\tbenign\t")) {
                open.append(line, 0, line.indexOf('\t')).append(' ');
            }
            if (open.length() >= LENGTH) {
                posts.add(open.substring(0, LENGTH));
                open.setLength(0);
            }
        }
        return posts;
    }

    private String text() {
        return texts.get(next++ % texts.size());
    }

    /** Floor: ICU's NFKC case folding, without offsets. */
    @Benchmark
    public String floorCaseFolding() {
        return Normalizer2.getNFKCCasefoldInstance().normalize(text());
    }

    /** Floor: the automaton over characters. */
    @Benchmark
    public List<Integer> floorAutomaton() {
        List<Integer> hits = new ArrayList<>();
        AhoCorasickDoubleArrayTrie.IHit<Integer> add = (begin, end, value) -> hits.add(value);
        floor.parseText(text(), add);
        return hits;
    }

    /** Folding with offsets and repairs. */
    @Benchmark
    public Folded fold() {
        return reader.lexicon().folding().fold(text());
    }

    /** Folding, and a bare pass of the reader's own automaton over the words: the floor of reading. */
    @Benchmark
    public int foldAndPass() {
        Tokens words = reader.lexicon().tokens(reader.lexicon().folding().fold(text()));
        return Occurrences.of(words.units, reader.lexicon().automaton()).size();
    }

    /** Folding and reading. */
    @Benchmark
    public List<Finding> foldAndRead() {
        return reader.read(text(), Format.PLAIN);
    }

    /** Sanitising, as the guard does it. */
    @Benchmark
    public Review sanitise() {
        return html.review(markup, Samples.CONTEXT);
    }
}
