package org.quietroom.moderation.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.text.Marks.Role;

/** One folding: a pass over the units, a look at each odd chunk, and a pass over single letters where there are some. */
final class FoldRun {
    private static final int NONE = 0;
    private static final int GAP = 1;
    private static final int BREAK = 2;

    /** So many different odd chunks of one text are looked at as a whole; words in the others are still folded. */
    private static final int MAX_SEEN = 4_000;
    /** A longer word is none that a full stop parts from the next. */
    private static final int MAX_DOTTED = 20;
    /** A longer chunk is no word, however many marks it carries. */
    private static final int MAX_CHUNK = 400;

    private final CharSequence original;
    private final char[] in;
    private final RecentMarks marks = new RecentMarks();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Vocabulary vocabulary;
    private final FoldBuffer out;
    /** What stands between the last unit written and the next word. */
    private int gap;
    /** Whether a line ended and nothing but white space came since. */
    private boolean newline;

    /** Where the chunk, a stretch without white space, began in the input; -1 outside a chunk. */
    private int chunkIn = -1;

    private int chunkOut;
    private int chunkGap;
    private boolean letters;
    private boolean symbols;
    private boolean odd;
    /** Whether words of the chunk are parted by full stops. */
    private boolean dotted;

    FoldRun(CharSequence in, Vocabulary vocabulary) {
        this.original = in;
        this.in = in.toString().toCharArray();
        this.vocabulary = vocabulary;
        this.out = new FoldBuffer(in.length());
    }

    Folded run() {
        int i = 0;
        while (i < in.length) {
            char c = in[i];
            if (gap == NONE && chunkIn >= 0 && !symbols && Marks.asciiLetter(c)) {
                i = out.putLetters(in, i);
                letters = true;
            } else if (c < 128) {
                step(c, Marks.ascii(c), i, i + 1);
                i++;
            } else {
                int codePoint = Character.codePointAt(in, i);
                int next = i + Character.charCount(codePoint);
                fold(codePoint, i, next);
                i = next;
            }
        }
        endChunk(in.length);
        if (out.singles() >= 2) {
            new SpacedLetters(out, vocabulary).join();
        }
        FoldedWords words = new FoldedWords(out.units, out.length);
        Spelling spelling = vocabulary.spelling();
        FoldBuffer mended = spelling == Spelling.NONE ? out : new Mending(out, words, spelling).run();
        return mended.finish(original, mended == out ? words : new FoldedWords(mended.units, mended.length));
    }

    private void fold(int codePoint, int from, int to) {
        String mapped = marks.mapping(codePoint);
        if (mapped == null) {
            step(codePoint, marks.role(codePoint), from, to);
            return;
        }
        for (int i = 0; i < mapped.length(); ) {
            int each = mapped.codePointAt(i);
            step(each, each < 128 ? Marks.ascii(each) : marks.role(each), from, to);
            i += Character.charCount(each);
        }
    }

    private void step(int c, Role role, int from, int to) {
        switch (role) {
            case LETTER -> {
                word(c < 128 ? Character.toLowerCase(c) : c, from, to);
                letters = true;
                odd |= symbols || c >= 128;
            }
            case DIGIT -> {
                word(c, from, to);
                symbols = true;
                odd |= letters;
            }
            case SOFT, SOFT_BREAK -> {
                beginChunk(from);
                dotted = role == Role.SOFT_BREAK && (dotted || dotFollows(to));
                gap = Math.max(gap, role == Role.SOFT || dotted ? GAP : BREAK);
                symbols = true;
            }
            case APOSTROPHE -> {
                if (gap != NONE || out.length() == 0 || to >= in.length || !Character.isLetter(in[to])) {
                    part(GAP, from);
                }
            }
            case NEWLINE -> {
                boolean again = newline && !pairedReturn(from);
                part(again ? BREAK : GAP, from);
                newline = true;
            }
            case SPACE -> {
                boolean kept = newline;
                part(GAP, from);
                newline = kept;
            }
            case HARD -> part(GAP, from);
            case HARD_BREAK -> part(BREAK, from);
            case EMOJI -> {
                part(GAP, from);
                write(c, from, to);
                part(GAP, from);
            }
            case NOTHING -> {}
        }
    }

    /** Whether a word stands here that ends with a full stop inside its chunk: then full stops part words, as spaces do. */
    private boolean dotFollows(int at) {
        int end = at;
        while (end < in.length && end < at + MAX_DOTTED && Character.isLetter(in[end])) {
            end++;
        }
        return end > at && end + 1 < in.length && in[end] == '.' && Character.isLetter(in[end + 1]);
    }

    private boolean pairedReturn(int at) {
        return at > 0 && in[at] == '\n' && in[at - 1] == '\r';
    }

    private void part(int how, int at) {
        endChunk(at);
        gap = Math.max(gap, how);
        newline = false;
    }

    private void beginChunk(int at) {
        newline = false;
        if (chunkIn < 0) {
            chunkIn = at;
            chunkOut = out.length();
            chunkGap = gap;
            letters = false;
            symbols = false;
            odd = false;
            dotted = false;
            out.stretched = false;
        }
    }

    private void word(int c, int from, int to) {
        beginChunk(from);
        write(c, from, to);
    }

    private void write(int c, int from, int to) {
        if (gap != NONE) {
            out.part(gap == GAP ? Folded.GAP : Folded.BREAK, from);
            gap = NONE;
        }
        if (c < 0x10000) {
            out.put((char) c, from, to);
        } else {
            out.put(Character.highSurrogate(c), from, to);
            out.put(Character.lowSurrogate(c), from, to);
        }
    }

    private void endChunk(int end) {
        if (chunkIn >= 0 && (odd || out.stretched)) {
            String word = odd ? wholeChunk(end) : null;
            if (word == null && (out.stretched || !out.oneWord(chunkOut))) {
                out.repairWords(chunkOut, vocabulary);
            }
        }
        chunkIn = -1;
    }

    /** Replaces the chunk by the word of the vocabulary that it spells as a whole, if it does. */
    private @Nullable String wholeChunk(int end) {
        if (end - chunkIn > MAX_CHUNK) {
            return null;
        }
        String source = new String(in, chunkIn, end - chunkIn);
        Seen known = seen.get(source);
        if (known == null && seen.size() < MAX_SEEN) {
            Chunk chunk = Chunk.of(source, 0, source.length());
            known = new Seen(chunk, chunk == null ? null : chunk.word(vocabulary));
            seen.put(source, known);
        }
        Chunk chunk = known == null ? null : known.chunk();
        String word = known == null ? null : known.word();
        if (chunk != null && word != null) {
            out.cut(chunkOut);
            gap = chunkGap;
            for (int i = 0; i < word.length(); i++) {
                write(word.charAt(i), chunkIn + chunk.start(), chunkIn + chunk.end());
            }
            gap = chunk.endsSentence() ? BREAK : GAP;
        }
        return word;
    }

    private record Seen(@Nullable Chunk chunk, @Nullable String word) {}
}
