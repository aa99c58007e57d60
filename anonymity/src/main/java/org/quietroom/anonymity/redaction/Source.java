package org.quietroom.anonymity.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;

/** A text in its format: the words a reader sees, where mark-up stands between them, and the values inside mark-up. */
final class Source {
    /** A stretch of the text as it was given. */
    record Stretch(int start, int end) {}

    /** What a value is, if it gives somebody away. */
    @FunctionalInterface
    interface Judge {
        @Nullable
        PiiType judge(String value);
    }

    private final String text;
    private final Format format;
    private final View view;
    private final List<Stretch> markup;
    private final List<Stretch> values;

    Source(String text, Format format, View view, List<Stretch> markup, List<Stretch> values) {
        this.text = text;
        this.format = format;
        this.view = view;
        this.markup = List.copyOf(markup);
        this.values = List.copyOf(values);
    }

    static Source of(String text, Format format) {
        return format == Format.PLAIN
                ? new Source(text, format, View.plain(text), List.of(), List.of())
                : new Markup(text, format).read();
    }

    View view() {
        return view;
    }

    /** A placeholder in the brackets that mean nothing in this format. */
    String bracketed(String word, int end) {
        boolean link = end < text.length() && "([:".indexOf(text.charAt(end)) >= 0;
        boolean round = format == Format.BBCODE || (format == Format.MARKDOWN && link);
        return round ? "(" + word + ")" : "[" + word + "]";
    }

    /** Adds the values of mark-up that give somebody away; a lone number sign leaves the link without a target. */
    void values(List<Finding> findings, Judge judge) {
        for (Stretch value : values) {
            PiiType type = judge.judge(text.substring(value.start(), value.end()));
            if (type != null) {
                findings.add(new Finding(type, value.start(), value.end(), "#"));
            }
        }
        if (!values.isEmpty()) {
            findings.sort(Comparator.comparingInt(Finding::start));
        }
    }

    /** The text with placeholders; mark-up that stands inside a finding stays. */
    String without(List<Finding> findings, Set<PiiType> replaced) {
        List<Finding> out =
                findings.stream().filter(f -> replaced.contains(f.type())).toList();
        if (out.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length() + 16);
        int at = 0;
        int tag = 0;
        for (Finding finding : out) {
            result.append(text, at, finding.start()).append(finding.replacement());
            while (tag < markup.size() && markup.get(tag).end() <= finding.end()) {
                Stretch kept = markup.get(tag++);
                if (kept.start() >= finding.start()) {
                    result.append(text, kept.start(), kept.end());
                }
            }
            at = finding.end();
        }
        return result.append(text, at, text.length()).toString();
    }

    /** An empty list to collect in. */
    static List<Stretch> none() {
        return new ArrayList<>();
    }
}
