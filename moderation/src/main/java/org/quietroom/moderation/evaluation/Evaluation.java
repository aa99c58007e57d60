package org.quietroom.moderation.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.quietroom.core.message.Format;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;

/** Counts how a reader does on labelled texts: in all, by category, tier and language. Keeps no text; one thread. */
public final class Evaluation {
    private final CrisisReader reader;
    private final Map<String, Score> byGroup = new LinkedHashMap<>();

    /** Evaluates a reader. */
    public Evaluation(CrisisReader reader) {
        this.reader = reader;
        byGroup.put("all", Score.NONE);
    }

    /**
     * Reads one text.
     *
     * @return the tier that was found
     */
    public Severity add(Labelled labelled) {
        Severity found = reader.read(labelled.text(), Format.PLAIN).stream()
                .map(Finding::severity)
                .reduce(Severity.NONE, Severity::max);
        boolean crisis = labelled.severity().crisis();
        count("all", crisis, found);
        count("language " + labelled.language(), crisis, found);
        count((crisis ? "crisis " : "benign ") + labelled.category(), crisis, found);
        count("tier " + labelled.severity().name().toLowerCase(Locale.ROOT), crisis, found);
        return found;
    }

    private void count(String group, boolean crisis, Severity found) {
        byGroup.merge(group, Score.NONE.plus(crisis, found.crisis()), Evaluation::sum);
    }

    private static Score sum(Score one, Score other) {
        return new Score(
                one.found() + other.found(),
                one.missed() + other.missed(),
                one.falseAlarms() + other.falseAlarms(),
                one.quiet() + other.quiet());
    }

    /** The score of all texts. */
    public Score all() {
        return byGroup.getOrDefault("all", Score.NONE);
    }

    /** The scores by language, category and tier, in the order of their names. */
    public Map<String, Score> groups() {
        Map<String, Score> groups = new TreeMap<>(byGroup);
        groups.remove("all");
        return groups;
    }

    /**
     * A text and what somebody says of it. {@link #toString()} hides the words.
     *
     * @param text the words
     * @param language its code
     * @param severity how soon a person should look
     * @param category what kind of text it is
     */
    public record Labelled(String text, String language, Severity severity, String category) {
        @Override
        public String toString() {
            return "Labelled[" + severity + ", " + text.length() + " units hidden]";
        }
    }
}
