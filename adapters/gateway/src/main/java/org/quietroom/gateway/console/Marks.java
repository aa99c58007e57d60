package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Role;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.Span;
import org.quietroom.moderation.desk.CaseText;
import org.quietroom.moderation.desk.Cover;

/** Cuts the words of a case where flagged words and quotations begin and end. Linear in the text; keeps nothing. */
final class Marks {
    /** More marks than this help nobody, and would take time. */
    private static final int MOST = 200;

    private Marks() {}

    static TextView view(CaseText text, Texts t) {
        List<TextView.Part> parts = new ArrayList<>();
        Set<Integer> anchored = new HashSet<>();
        for (int i = 0; i < text.original().size(); i++) {
            Part part = text.original().get(i);
            String note = part.format() == Format.PLAIN
                    ? null
                    : t.of(
                            "case.as-written",
                            "format",
                            t.of("format." + part.format().name()));
            String title = t.of(part.role() == Role.TITLE ? "case.part-title" : "case.part-body");
            parts.add(new TextView.Part(
                    title, note, pieces(part, i, text.flags(), covers(text, t, i), anchored), Pictures.of(text, i, t)));
        }
        List<String> rewritten = text.rewritten().equals(text.original()) ? List.of() : rewritten(text, t);
        return new TextView(
                parts,
                rewritten,
                text.attachments().stream()
                        .map(file ->
                                t.of("case.attachment", "type", file.mediaType(), "kilobytes", file.bytes() / 1024))
                        .toList());
    }

    private static List<String> rewritten(CaseText text, Texts t) {
        List<String> rewritten = new ArrayList<>();
        for (int i = 0; i < text.rewritten().size(); i++) {
            String words = text.rewritten().get(i).text();
            StringBuilder shown = new StringBuilder();
            int at = 0;
            for (Cover cover : text.rewrittenCovers()) {
                if (cover.part() == i && !cover.key().equals(text.opened())) {
                    shown.append(words, at, cover.start()).append(Details.cover(cover.key(), t));
                    at = cover.end();
                }
            }
            rewritten.add(shown.append(words, at, words.length()).toString());
        }
        return rewritten;
    }

    private static List<Lid> covers(CaseText text, Texts t, int part) {
        return text.covers().stream()
                .filter(cover -> cover.part() == part)
                .map(cover -> new Lid(
                        cover.start(),
                        cover.end(),
                        Details.cover(cover.key(), t),
                        cover.key().equals(text.opened())))
                .toList();
    }

    private static List<TextView.Piece> pieces(
            Part part, int index, List<Flag> flags, List<Lid> covers, Set<Integer> anchored) {
        String text = part.text();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < flags.size(); i++) {
            for (Span span : flags.get(i).spans()) {
                if (marks.size() < MOST && span.part() == index && span.start() < text.length()) {
                    marks.add(new Mark(i + 1, span.start(), Math.min(span.end(), text.length())).around(covers));
                }
            }
        }
        List<Mark> quotes =
                quotes(part).stream().map(quote -> quote.around(covers)).toList();
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        NavigableMap<Integer, Lid> lids = new TreeMap<>();
        for (Lid lid : covers) {
            lids.put(lid.start, lid);
            cuts.add(lid.start);
            cuts.add(lid.end);
        }
        for (Mark mark : marks) {
            cuts.add(mark.start);
            cuts.add(mark.end);
        }
        for (Mark quote : quotes) {
            cuts.add(quote.start);
            cuts.add(quote.end);
        }
        List<TextView.Piece> pieces = new ArrayList<>();
        Integer from = cuts.first();
        for (Integer to = cuts.higher(from); to != null; to = cuts.higher(from)) {
            pieces.add(piece(text, from, to, marks, quotes, lids.get(from), anchored));
            from = to;
        }
        return pieces;
    }

    private static TextView.Piece piece(
            String text,
            int from,
            int to,
            List<Mark> marks,
            List<Mark> quotes,
            @Nullable Lid lid,
            Set<Integer> anchored) {
        List<Integer> over = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.start <= from && to <= mark.end) {
                over.add(mark.number);
                if (mark.start == from) {
                    starts.add(mark.number);
                }
                if (mark.end == to) {
                    ends.add(mark.number);
                }
            }
        }
        boolean quoted = quotes.stream().anyMatch(quote -> quote.start <= from && to <= quote.end);
        String words = lid == null || lid.opened ? text.substring(from, to) : lid.word;
        Integer anchor = over.stream().filter(anchored::add).findFirst().orElse(null);
        return new TextView.Piece(
                words, quoted, over, starts, ends, anchor, lid == null ? null : lid.word, lid != null && lid.opened);
    }

    /** Quoted words: lines that begin with {@code >}, quote elements and quote tags. */
    private static List<Mark> quotes(Part part) {
        return switch (part.format()) {
            case PLAIN, MARKDOWN -> lines(part.text());
            case HTML -> between(part.text(), "<blockquote", "</blockquote>");
            case BBCODE -> between(part.text(), "[quote", "[/quote]");
        };
    }

    private static List<Mark> lines(String text) {
        List<Mark> quotes = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            if (text.charAt(start) == '>') {
                Mark last = quotes.isEmpty() ? null : quotes.get(quotes.size() - 1);
                if (last != null && last.end == start) {
                    quotes.set(quotes.size() - 1, new Mark(0, last.start, end));
                } else if (quotes.size() < MOST) {
                    quotes.add(new Mark(0, start, end));
                }
            }
            start = end;
        }
        return quotes;
    }

    private static List<Mark> between(String text, String open, String close) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.length() != text.length()) {
            return List.of();
        }
        List<Mark> quotes = new ArrayList<>();
        int start = lower.indexOf(open);
        while (start >= 0 && quotes.size() < MOST) {
            int end = lower.indexOf(close, start);
            int stop = end < 0 ? text.length() : end + close.length();
            quotes.add(new Mark(0, start, stop));
            start = lower.indexOf(open, stop);
        }
        return quotes;
    }

    private record Mark(int number, int start, int end) {
        /** As wide as covers that it touches: nothing begins or ends under a cover. */
        Mark around(List<Lid> covers) {
            int from = start;
            int to = end;
            for (Lid lid : covers) {
                if (lid.start < start && start < lid.end) {
                    from = lid.start;
                }
                if (lid.start < end && end < lid.end) {
                    to = lid.end;
                }
            }
            return new Mark(number, from, to);
        }
    }

    /** A cover in one text, with what stands in its place. */
    record Lid(int start, int end, String word, boolean opened) {}
}
