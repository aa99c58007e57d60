package org.quietroom.moderation.care;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Composes what members read, in plain text: the language of the post if there are texts for it, else the room's language
 * and English.
 *
 * <p>Guarantee: a sentence whose placeholder has no value is left out, so nothing is said that is not known. Limit: all
 * texts are drafts until they are reviewed; {@link #drafts} names them. Immutable and safe for many threads.
 */
public final class CareNotes {
    private static final List<String> SHIPPED = List.of("en", "de", "es", "fr");
    private static final String ENGLISH = "en";

    private final Map<String, Texts> texts = new LinkedHashMap<>();
    private final CareSettings settings;
    private final Helplines helplines;

    /**
     * The shipped texts.
     *
     * @param settings what the community says of itself
     * @param helplines the numbers to name
     */
    public CareNotes(CareSettings settings, Helplines helplines) {
        this.settings = requireNonNull(settings, "settings");
        this.helplines = requireNonNull(helplines, "helplines");
        SHIPPED.forEach(language -> texts.put(language, Texts.of(language)));
    }

    /** The shipped texts and numbers. */
    public static CareNotes shipped(CareSettings settings) {
        return new CareNotes(settings, Helplines.shipped());
    }

    /** What a member reads. */
    public String compose(Note note, Facts facts) {
        return compose(note, facts, null);
    }

    /** What a member reads: a care note with another note inside it, such as that the post waits. */
    public String compose(Note note, Facts facts, @Nullable Note inside) {
        List<String> composed = new ArrayList<>();
        for (String language : languages(facts)) {
            Texts in = requireNonNull(texts.get(language));
            Map<String, String> values = Filling.of(in, facts, settings, helplines);
            String own = sentences(in, note, values);
            composed.add(inside == null ? own : own + "\n\n" + sentences(in, inside, values));
        }
        return String.join("\n\n", composed);
    }

    /** What a member reads, in the first fitting language alone: for a line beside something else. */
    public String line(Note note, Facts facts) {
        Texts in = requireNonNull(texts.get(languages(facts).iterator().next()));
        return sentences(in, note, Filling.of(in, facts, settings, helplines));
    }

    /**
     * What a member's own device shows: nobody else reads their words there, so nothing is said of who does, and that nobody is
     * told. In the first fitting language alone.
     */
    public String onDevice(Note note, Facts facts) {
        Texts in = requireNonNull(texts.get(languages(facts).iterator().next()));
        Map<String, String> values = new HashMap<>(Filling.of(in, facts, settings, helplines));
        values.keySet().removeAll(Set.of("post", "privacy", "off"));
        values.put("watch", in.phrase("watch.device"));
        return sentences(in, note, values);
    }

    /** The languages whose texts nobody competent has reviewed yet, in alphabetical order. */
    public Set<String> drafts() {
        Set<String> drafts = new TreeSet<>();
        texts.values().stream().filter(Texts::draft).forEach(t -> drafts.add(t.language()));
        return drafts;
    }

    /** What the community says of itself. */
    public CareSettings settings() {
        return settings;
    }

    private Set<String> languages(Facts facts) {
        if (facts.language() != null && texts.containsKey(facts.language().getLanguage())) {
            return Set.of(facts.language().getLanguage());
        }
        Set<String> languages = new LinkedHashSet<>();
        String room = facts.place().language().getLanguage();
        if (texts.containsKey(room)) {
            languages.add(room);
        }
        languages.add(ENGLISH);
        return languages;
    }

    private static String sentences(Texts texts, Note note, Map<String, String> values) {
        List<String> said = new ArrayList<>();
        for (List<String> alternatives : texts.sentences(note)) {
            for (String alternative : alternatives) {
                String filled = Filling.fill(alternative, values);
                if (filled != null) {
                    said.add(filled);
                    break;
                }
            }
        }
        return String.join(" ", said);
    }
}
