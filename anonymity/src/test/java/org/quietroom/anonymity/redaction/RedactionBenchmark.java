package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quietroom.core.message.Format;

/** What redacting a post of 700 characters costs on one core, beside the reading of its words alone, as the floor. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RedactionBenchmark {
    private static final int POSTS = 256;
    private static final int LENGTH = 700;
    private static final List<String> SENTENCES = List.of(
            "We went in on Tuesday and the nurse was kind to us. ",
            "My sister Nora drove me, all the way from Lillehammer. ",
            "I am 43 and this is my second round; the scan showed less than in March. ",
            "Has anybody had Taxol every week? My feet feel like cotton wool at night. ",
            "They took 250 mg off the dose and my counts came back to 1.8 in a week. ",
            "Write to me at quiet.fern@example.org or ring 020 7946 0018 after six. ",
            "Thank you all for reading, it helps more than I can say. ",
            "the children do not know yet and i do not know how to tell them. ");

    private final Redactor redactor = Redactor.standard();
    private final Dictionary dictionary = Dictionary.load();
    private final Words words = Words.load();
    private final List<String> posts = posts();
    private int next;

    /** Prints the posts, one a line, for a program that measures something else on them. */
    public static void main(String[] args) {
        posts().forEach(System.out::println);
    }

    /** Puts posts together from our own sentences. */
    private static List<String> posts() {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            StringBuilder post = new StringBuilder();
            for (int j = i; post.length() < LENGTH; j += 1 + i % 5) {
                post.append(SENTENCES.get(j % SENTENCES.size()));
            }
            posts.add(post.substring(0, LENGTH));
        }
        return posts;
    }

    private String post() {
        next = (next + 1) % POSTS;
        return posts.get(next);
    }

    /** A whole post. */
    @Benchmark
    public Object redact() {
        return redactor.redact(post(), Format.PLAIN, Locale.ENGLISH, List.of());
    }

    /** Its words and what the lists say of each. */
    @Benchmark
    public Object floorReadingWords() {
        return new Tokens(View.plain(post()), dictionary, words);
    }
}
