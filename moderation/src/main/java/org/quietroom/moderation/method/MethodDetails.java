package org.quietroom.moderation.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;
import org.quietroom.moderation.html.HtmlText;
import org.quietroom.moderation.method.MethodWords.Found;
import org.quietroom.moderation.method.MethodWords.Use;
import org.quietroom.moderation.text.Range;

/**
 * Finds where a text tells with what, how much and where somebody could be harmed.
 *
 * <p>Only texts in which the crisis packs found something about suicide or self-harm are looked at, so that talk of treatment
 * elsewhere stays as it is. What is done stays readable, as do time, wish and farewell: whoever reads must see how near
 * somebody is to harm. Immutable, safe for many threads, linear in the texts. Limit: it knows the words of its files; a detail
 * told in other words is not found, and in such a text an ordinary word for a medicine is.
 */
public final class MethodDetails {
    private static final Set<FlagKind> ABOUT = Set.of(FlagKind.SUICIDE, FlagKind.SELF_HARM);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:[.,]\\d{1,3})?");
    private static final Pattern UNIT = Pattern.compile(
            "\\s?(?:mg|mcg|µg|ml|g|iu|ie|ui|units|einheiten|unidades|unités|m|metres?|meters?|metros|mètres|feet|ft)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, MethodWords> WORDS = words();

    private MethodDetails() {}

    private static Map<String, MethodWords> words() {
        Map<String, MethodWords> words = new LinkedHashMap<>();
        for (String language : List.of("en", "de", "es", "fr")) {
            words.put(language, MethodWords.of(language));
        }
        return words;
    }

    /**
     * What tells it in the texts of one case.
     *
     * @param language what they are said to be written in; languages that the crisis packs found in them count too
     * @return for each part, ranges in the order of its text that do not overlap
     */
    public static List<List<Range>> in(List<Part> parts, Locale language) {
        Set<String> languages = new LinkedHashSet<>();
        for (Part part : parts) {
            for (Finding finding : CrisisReader.standard().read(part.text(), part.format())) {
                if (ABOUT.contains(finding.kind())) {
                    languages.add(finding.rule().substring(0, finding.rule().indexOf('/')));
                }
            }
        }
        if (!languages.isEmpty()) {
            languages.add(language.getLanguage());
        }
        return parts.stream().map(part -> in(part, languages)).toList();
    }

    /** What tells it in one text, whatever else stands there. */
    static List<Range> in(Part part, Set<String> languages) {
        if (languages.isEmpty()) {
            return List.of();
        }
        HtmlText html = part.format() == Format.HTML ? HtmlText.of(part.text()) : null;
        String text = html == null ? part.text() : html.text();
        List<Found> found = numbers(text);
        WORDS.forEach((language, words) -> {
            if (languages.contains(language)) {
                found.addAll(words.in(text));
            }
        });
        found.sort(Comparator.comparingInt(each -> each.range().start()));
        List<Range> runs = runs(text, found);
        return html == null ? runs : runs.stream().map(html::original).toList();
    }

    private static List<Found> numbers(String text) {
        List<Found> numbers = new ArrayList<>();
        Matcher unit = UNIT.matcher(text);
        for (Matcher number = NUMBER.matcher(text); number.find(); ) {
            boolean measured = unit.region(number.end(), text.length()).lookingAt();
            numbers.add(new Found(
                    new Range(number.start(), measured ? unit.end() : number.end()),
                    measured ? Use.DETAIL : Use.AMOUNT));
        }
        return numbers;
    }

    /** Words that follow each other, from the first amount or detail to the last detail. */
    private static List<Range> runs(String text, List<Found> found) {
        List<Range> runs = new ArrayList<>();
        int start = -1;
        int end = -1;
        int reach = 0;
        for (Found each : found) {
            if (start >= 0 && !joined(text, reach, each.range().start())) {
                if (end > start) {
                    runs.add(new Range(start, end));
                }
                start = -1;
                end = -1;
            }
            if (start < 0 && each.use() != Use.BESIDE) {
                start = each.range().start();
            }
            if (each.use() == Use.DETAIL) {
                end = Math.max(end, each.range().end());
            }
            reach = Math.max(reach, each.range().end());
        }
        if (end > start) {
            runs.add(new Range(start, end));
        }
        return runs;
    }

    /** Whether nothing stands between two words but blanks and what parts the items of a list. */
    private static boolean joined(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (" \t\u00a0,-/()*×".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
