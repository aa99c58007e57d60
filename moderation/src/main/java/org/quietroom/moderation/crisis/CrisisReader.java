package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.html.HtmlText;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Range;

/**
 * Finds the phrases of lexicon packs in one text. Immutable, safe for many threads, linear in the text.
 *
 * <p>A phrase counts only as whole words, and not at all if it ends inside an ordinary phrase of a pack. Of phrases that overlap the most severe is kept, of equal ones the longest.
 * Words that are directly denied, quoted, or told as long past are still found, with {@link Severity#NONE}: a moderator
 * can see them, and nobody is alarmed. Every pack reads every text, because people mix languages.
 */
public final class CrisisReader {
    private final Lexicon lexicon;
    private final ContextReader context;

    CrisisReader(List<Pack> packs) {
        this(LexiconBuilder.build(packs));
    }

    private CrisisReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.context = new ContextReader(lexicon.context());
    }

    /** The reader of the packs that come with Quietroom; made at the first call, which takes about a tenth of a second. */
    public static CrisisReader standard() {
        return Standard.READER;
    }

    /** Reads a text as it is, without cutting it; the findings come in the order of the text and do not overlap. */
    public List<Finding> read(String text, Format format) {
        HtmlText html = format == Format.HTML ? HtmlText.of(text) : null;
        String words = html == null ? text : html.text();
        Folded folded = lexicon.folding().fold(words);
        List<Lexicon.Hit> hits = lexicon.hits(folded);
        if (hits.isEmpty()) {
            return List.of();
        }
        List<Range> quotes = new ArrayList<>(html == null ? List.of() : html.quotes());
        quotes.addAll(Quotes.in(words, format));
        List<Finding> findings = new ArrayList<>();
        for (Candidate kept : strongest(candidates(folded, hits, quotes))) {
            Range range = folded.original(kept.hit().begin(), kept.hit().end());
            Rule rule = kept.hit().rule();
            findings.add(new Finding(
                    rule.kind(),
                    kept.severity(),
                    html == null ? range : html.original(range),
                    rule.id(),
                    kept.reading()));
        }
        findings.sort(Comparator.comparingInt(f -> f.range().start()));
        return findings;
    }

    private List<Candidate> candidates(Folded folded, List<Lexicon.Hit> hits, List<Range> quotes) {
        BitSet ordinary = new BitSet();
        hits.stream().filter(h -> h.rule().ordinary()).forEach(h -> ordinary.set(h.begin(), h.end()));
        BitSet quoted = new BitSet();
        quotes.forEach(q -> quoted.set(q.start(), q.end()));
        boolean mayBePast = context.mentionsPast(folded);
        List<Candidate> candidates = new ArrayList<>();
        for (Lexicon.Hit hit : hits) {
            if (!hit.rule().ordinary() && !ordinary.get(hit.end() - 1)) {
                Reading reading = context.read(folded, hit, quoted.get(folded.start(hit.begin())), mayBePast);
                candidates.add(new Candidate(hit, severity(hit.rule(), reading), reading));
            }
        }
        return candidates;
    }

    private static Severity severity(Rule rule, Reading reading) {
        boolean nobody = reading.stance() == Reading.Stance.NEGATED
                || reading.voice() == Reading.Voice.QUOTED
                || (reading.time() == Reading.Time.PAST && rule.time() != Reading.Time.PAST);
        return nobody ? Severity.NONE : rule.tier();
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
        Lexicon.Hit one = a.hit();
        Lexicon.Hit other = b.hit();
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

    Lexicon lexicon() {
        return lexicon;
    }

    private record Candidate(Lexicon.Hit hit, Severity severity, Reading reading) {}

    private static final class Standard {
        static final CrisisReader READER = new CrisisReader(LexiconFile.standard());
    }
}
