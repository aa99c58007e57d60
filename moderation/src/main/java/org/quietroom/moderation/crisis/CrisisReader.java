package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.html.HtmlText;
import org.quietroom.moderation.text.Folded;
import org.quietroom.moderation.text.Range;

/**
 * Finds what lexicon packs know in one text. Immutable, safe for many threads, linear in the text.
 *
 * <p>A phrase counts only as whole words, and not at all if it ends inside an ordinary phrase of a pack; signs count where
 * all that an entry names are close together. Of words that overlap the most severe are kept, of equal ones the longest.
 * Words that are directly denied, somebody else's, or told as long past are still found, with {@link Severity#NONE}: a
 * moderator can see them, and nobody is alarmed. The words of one rule are flagged 50 times at most.
 * Every pack reads every text, because people mix languages.
 */
public final class CrisisReader {
    private final Lexicon lexicon;
    private final UnaryOperator<List<Candidate>> kept;

    CrisisReader(List<Pack> packs) {
        this(new Lexicon(LexiconBuilder.build(packs)));
    }

    CrisisReader(Lexicon lexicon) {
        this(lexicon, Candidate::strongest);
    }

    private CrisisReader(Lexicon lexicon, UnaryOperator<List<Candidate>> kept) {
        this.lexicon = lexicon;
        this.kept = kept;
    }

    /** The reader of the packs that come with Quietroom; made at the first call, which takes some tenths of a second. */
    public static CrisisReader standard() {
        return Standard.READER;
    }

    /**
     * The reader of what is a moderator's everyday load and no crisis: sellers, scams, harassment and the like. It has a
     * lexicon of its own, so it neither hears nor quiets a crisis. All it finds has {@link Severity#NONE}; findings of
     * different kinds may overlap; words that are denied or quoted are not found at all.
     */
    public static CrisisReader everyday() {
        return Everyday.READER;
    }

    /** The same of packs that are being tried. */
    static CrisisReader everyday(List<Pack> packs) {
        return new CrisisReader(new Lexicon(LexiconBuilder.build(packs)), OrdinaryLoad::told);
    }

    /**
     * A reader of other packs, such as a changed copy of those that come with Quietroom.
     *
     * @param source gives the content of a file of the packs by its name, {@code index.yaml} first
     * @throws PackException if a pack breaks a rule; its message says which, and what to do
     */
    public static CrisisReader of(UnaryOperator<String> source) {
        return new CrisisReader(new Lexicon(LexiconBuilder.build(PackLoader.all(source)), LexiconFile.wordings()));
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
        Hits hits = HitFinder.find(tokens, lexicon);
        Phrasing phrasing = new Phrasing(lexicon, folded, tokens, hits);
        if (hits.nothing() && phrasing.worded() == null) {
            return List.of();
        }
        List<Range> quotes = html == null ? List.of() : html.quotes();
        Surroundings surroundings = new Surroundings(words, format, folded, tokens, quotes);
        List<Finding> findings = new ArrayList<>();
        List<Candidate> candidates = new CandidateFinder(lexicon, tokens, hits, surroundings, phrasing).all();
        candidates.removeIf(c -> c.strength() < sensitivity.from(c.severity()));
        for (Candidate each : kept.apply(candidates)) {
            Hit hit = each.hit();
            Range range = folded.original(tokens.begin(hit.begin()), tokens.end(hit.end() - 1));
            Rule rule = each.rule();
            findings.add(new Finding(
                    rule.kind(),
                    each.severity(),
                    html == null ? range : html.original(range),
                    rule.id(),
                    each.reading(),
                    each.strength()));
        }
        findings.sort(Comparator.comparingInt(f -> f.range().start()));
        return findings;
    }

    /** Where a rule comes from, or why it is there, in words a moderator reads; empty for a rule of no pack. */
    public String source(String rule) {
        return lexicon.source(rule);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    private static final class Standard {
        static final CrisisReader READER = new CrisisReader(LexiconFile.standard());
    }

    private static final class Everyday {
        static final CrisisReader READER = new CrisisReader(LexiconFile.everyday(), OrdinaryLoad::told);
    }
}
