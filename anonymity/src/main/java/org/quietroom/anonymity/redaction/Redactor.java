package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;

/**
 * Finds what identifies people in a text and takes it out: by form, check digit, cue and word lists. It finds what its rules
 * and lists know; what a told story gives away it cannot see. Linear in the text. Safe for many threads.
 */
public final class Redactor {
    private final Dictionary dictionary;
    private final Words words;

    private Redactor(Dictionary dictionary, Words words) {
        this.dictionary = dictionary;
        this.words = words;
    }

    /** The lists that come with Quietroom, a few megabytes; the first call reads them. */
    public static Redactor standard() {
        return Standard.REDACTOR;
    }

    /**
     * Everything found replaced.
     *
     * @param text the words
     * @param format how they are written; mark-up is never broken
     * @param language what the text is said to be written in; null if nobody says
     * @param regions whose telephone numbers to expect first, as ISO 3166 codes; may be empty
     */
    public Redacted redact(String text, Format format, @Nullable Locale language, List<String> regions) {
        return redact(text, format, language, regions, Set.of(PiiType.values()));
    }

    /**
     * The texts of one message, which share their placeholders: the same value has the same one in all of them.
     *
     * @param parts the texts
     * @param language what they are said to be written in; null if nobody says
     * @param regions whose telephone numbers to expect first, as ISO 3166 codes; may be empty
     * @return one result a part, in their order
     */
    public List<Redacted> redact(List<Part> parts, @Nullable Locale language, List<String> regions) {
        Message message = new Message(language, regions, Set.of(PiiType.values()));
        return parts.stream()
                .map(part -> message.redact(part.text(), part.format()))
                .toList();
    }

    /** As above; only findings of these types are replaced, all are reported. */
    Redacted redact(
            String text, Format format, @Nullable Locale language, List<String> regions, Set<PiiType> replaced) {
        return new Message(language, regions, replaced).redact(text, format);
    }

    /** The parts of one message, which share their placeholders. Not safe for many threads. */
    final class Message {
        private final List<String> regions;
        private final boolean foreign;
        private final Set<PiiType> replaced;
        private final Placeholders placeholders = new Placeholders();

        Message(@Nullable Locale language, List<String> regions, Set<PiiType> replaced) {
            this.regions = new ArrayList<>(regions);
            if (language != null && language.getCountry().length() == 2) {
                this.regions.add(language.getCountry());
            }
            this.replaced = replaced;
            this.foreign = language != null && !language.getLanguage().equals("en");
        }

        Redacted redact(String text, Format format) {
            Source source = Source.of(text, format);
            List<Hits.Hit> hits = find(source.view());
            List<Finding> findings = new ArrayList<>(hits.size());
            for (Hits.Hit hit : hits) {
                View view = source.view();
                String word = placeholders.of(hit.type(), view.text(hit.start(), hit.end()));
                int end = view.to(hit.end());
                findings.add(new Finding(hit.type(), view.from(hit.start()), end, source.bracketed(word, end)));
            }
            source.values(findings, this::within);
            return new Redacted(source.without(findings, replaced), findings);
        }

        /** The value of an attribute: only addresses of the web and of mail are looked for. */
        private @Nullable PiiType within(String value) {
            View view = View.plain(value);
            Hits hits = new Hits(view.length());
            new Links(view, hits, words).find();
            return hits.isEmpty() ? null : hits.sorted().get(0).type();
        }

        private List<Hits.Hit> find(View view) {
            Tokens tokens = new Tokens(view, dictionary, words);
            Hits hits = new Hits(view.length());
            Cues cues = new Cues(tokens);
            new Spoken(cues, view, hits).find();
            new Links(view, hits, words).find();
            new Dates(tokens, view, hits).find();
            new Numbers(view, hits, cues, regions).find();
            new Addresses(tokens, view, hits, tokens.small()).find();
            new Ages(tokens, view, hits).find();
            new Entities(tokens, hits, Context.of(tokens, foreign)).find();
            return hits.sorted();
        }
    }

    private static final class Standard {
        static final Redactor REDACTOR = new Redactor(Dictionary.load(), Words.load());
    }
}
