package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.Hits.Hit;
import org.quietroom.moderation.html.HtmlText;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Range;

/**
 * Finds what lexicon packs know in one text. Immutable, safe for many threads, linear in the text.
 *
 * <p>A phrase counts only as whole words, and not at all if it ends inside an ordinary phrase of a pack; signs count where
 * all that an entry names are close together. Of words that overlap the most severe are kept, of equal ones the longest.
 * Words that are directly denied, somebody else's, or told as long past are still found, with {@link Severity#NONE}: a
 * moderator can see them, and nobody is alarmed. Every pack reads every text, because people mix languages.
 */
public final class CrisisReader {
    /** So many times the words of one rule are flagged in one text: a flood of one phrase is one thing to look at. */
    private static final int MOST_OF_A_RULE = 100;

    private final Lexicon lexicon;

    CrisisReader(List<Pack> packs) {
        this(LexiconBuilder.build(packs));
    }

    CrisisReader(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The reader of the packs that come with Quietroom; made at the first call, which takes about a tenth of a second. */
    public static CrisisReader standard() {
        return Standard.READER;
    }

    /**
     * A reader of other packs, such as a changed copy of those that come with Quietroom.
     *
     * @param source gives the content of a file of the packs by its name, {@code index.yaml} first
     * @throws PackException if a pack breaks a rule; its message says which, and what to do
     */
    public static CrisisReader of(UnaryOperator<String> source) {
        return new CrisisReader(PackLoader.all(source));
    }

    /** Reads a text as it is, without cutting it; the findings come in the order of the text and do not overlap. */
    public List<Finding> read(String text, Format format) {
        return read(text, format, Sensitivity.MOST);
    }

    /** The same for a community that does not want to see all of it. */
    public List<Finding> read(String text, Format format, Sensitivity sensitivity) {
        HtmlText html = format == Format.HTML ? HtmlText.of(text) : null;
        String words = html == null ? text : html.text();
        Folded folded = lexicon.folding().fold(words);
        Tokens tokens = lexicon.tokens(folded);
        Hits hits = Hits.of(tokens, lexicon);
        List<Combiner.Combined> combined = new Combiner(lexicon, tokens, hits).all();
        if (hits.rules().isEmpty() && combined.isEmpty() && hits.weighted().isEmpty()) {
            return List.of();
        }
        List<Range> quotes = new ArrayList<>(html == null ? List.of() : html.quotes());
        quotes.addAll(Quotes.in(words, format));
        Surroundings surroundings = new Surroundings(words, folded, tokens, quotes, Quotes.speech(words));
        List<Finding> findings = new ArrayList<>();
        List<Candidate> candidates = candidates(folded, tokens, hits, combined, surroundings);
        candidates.removeIf(c -> c.strength() < sensitivity.from(c.severity()));
        for (Candidate kept : strongest(candidates)) {
            Hit hit = kept.hit();
            Range range = folded.original(tokens.begin(hit.begin()), tokens.end(hit.end() - 1));
            Rule rule = kept.rule();
            findings.add(new Finding(
                    rule.kind(),
                    kept.severity(),
                    html == null ? range : html.original(range),
                    rule.id(),
                    kept.reading(),
                    kept.strength()));
        }
        findings.sort(Comparator.comparingInt(f -> f.range().start()));
        return findings;
    }

    private List<Candidate> candidates(
            Folded folded, Tokens tokens, Hits hits, List<Combiner.Combined> combined, Surroundings surroundings) {
        BitSet ordinary = new BitSet();
        hits.rules().stream()
                .filter(h -> lexicon.rule(h.target()).silences())
                .forEach(h -> ordinary.set(h.begin(), h.end()));
        Combiner combiner = new Combiner(lexicon, tokens, hits);
        ContextReader context = new ContextReader(lexicon, tokens, hits, surroundings);
        List<Candidate> candidates = new ArrayList<>();
        for (Hit hit : hits.rules()) {
            if (!lexicon.rule(hit.target()).silences() && !ordinary.get(hit.end() - 1)) {
                add(candidates, hit, combiner, context, List.of());
            }
        }
        for (Combiner.Combined each : combined) {
            if (each.parts().stream().noneMatch(part -> ordinary.get(part.end() - 1))) {
                add(candidates, each.hit(), combiner, context, names(each.parts()));
            }
        }
        Predicate<Hit> denied = h -> context.denied(lexicon.name(h.target()), h);
        for (Scale.Sum sum : new Scale(lexicon, folded, tokens).sums(hits, ordinary, denied)) {
            Rule rule = lexicon.sumRule(sum.language(), sum.first(), sum.tier());
            Hit hit = new Hit(-1, sum.begin(), sum.end());
            List<String> support = sum.parts().stream()
                    .map(part -> lexicon.weight(part.target()).means())
                    .distinct()
                    .toList();
            Reading reading = context.read(sum.other() ? rule.ofOther() : rule, hit, support);
            int strength = Math.min(Sensitivity.CERTAIN, sum.points());
            candidates.add(new Candidate(rule, hit, severity(rule, reading), reading, strength));
        }
        return candidates;
    }

    private void add(
            List<Candidate> candidates, Hit hit, Combiner combiner, ContextReader context, List<String> support) {
        Unless unless = lexicon.parts().unless().get(hit.target());
        if (unless == null || !combiner.near(unless, hit)) {
            Rule rule = lexicon.rule(hit.target());
            Reading reading = context.read(rule, hit, support);
            candidates.add(new Candidate(rule, hit, severity(rule, reading), reading, Sensitivity.CERTAIN));
        }
    }

    private List<String> names(List<Hit> parts) {
        return parts.stream()
                .map(part -> lexicon.name(part.target()))
                .map(name -> name.substring(name.indexOf('/') + 1).replace('-', ' '))
                .toList();
    }

    private static Severity severity(Rule rule, Reading reading) {
        return reading.stance() == Reading.Stance.NEGATED
                        || reading.voice() == Reading.Voice.QUOTED
                        || reading.voice() == Reading.Voice.FICTION
                        || reading.voice() == Reading.Voice.NEWS
                        || (reading.time() == Reading.Time.PAST && rule.time() != Reading.Time.PAST)
                ? Severity.NONE
                : rule.tier();
    }

    private static List<Candidate> strongest(List<Candidate> candidates) {
        if (apart(candidates)) {
            return candidates;
        }
        candidates.sort(CrisisReader::strongerFirst);
        BitSet taken = new BitSet();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            int next = taken.nextSetBit(candidate.hit().begin());
            if (next < 0 || next >= candidate.hit().end()) {
                taken.set(candidate.hit().begin(), candidate.hit().end());
                kept.add(candidate);
            }
        }
        return kept;
    }

    /* By hand: a text may have thousands, and the first text is compared by code that is not compiled yet. */
    private static int strongerFirst(Candidate a, Candidate b) {
        Hit one = a.hit();
        Hit other = b.hit();
        int severity = b.severity().compareTo(a.severity());
        int length = (other.end() - other.begin()) - (one.end() - one.begin());
        return severity != 0 ? severity : length != 0 ? length : one.begin() - other.begin();
    }

    /** Whether each begins where the one before has ended, so that none can be in another's way. */
    private static boolean apart(List<Candidate> candidates) {
        int end = 0;
        for (Candidate candidate : candidates) {
            if (candidate.hit().begin() < end) {
                return false;
            }
            end = candidate.hit().end();
        }
        return true;
    }

    /** Where a rule comes from, or why it is there, in words a moderator reads; empty for a rule of no pack. */
    public String source(String rule) {
        return lexicon.source(rule);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    private record Candidate(Rule rule, Hit hit, Severity severity, Reading reading, int strength) {}

    private static final class Standard {
        static final CrisisReader READER = new CrisisReader(LexiconFile.standard());
    }
}
