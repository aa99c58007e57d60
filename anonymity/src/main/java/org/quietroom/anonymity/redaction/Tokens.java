package org.quietroom.anonymity.redaction;

import java.util.Arrays;

/** The words, numbers and signs of a view, each with its dictionary entry: one pass, arrays only. Immutable once built. */
final class Tokens {
    /** Letters only. */
    static final byte WORD = 0;
    /** Digits only. */
    static final byte NUMBER = 1;
    /** One other character. */
    static final byte SIGN = 2;

    private final View view;
    private final Dictionary dictionary;
    private int size;
    private int[] starts;
    private int[] ends;
    private byte[] kinds;
    private byte[] cases;
    private byte[] breaks;
    private long[] hashes;
    private int[] flags;
    private long[] roles;

    Tokens(View view, Dictionary dictionary, Words words) {
        this.view = view;
        this.dictionary = dictionary;
        int room = 16 + view.length() / 3;
        starts = new int[room];
        ends = new int[room];
        kinds = new byte[room];
        cases = new byte[room];
        breaks = new byte[room];
        hashes = new long[room];
        flags = new int[room];
        roles = new long[room];
        read(words);
    }

    private void read(Words words) {
        int i = 0;
        int gap = 0;
        int lines = 2;
        while (i < view.length()) {
            if (view.space(i)) {
                gap = 1;
                lines += view.at(i) == '\n' ? 1 : 0;
                i++;
                continue;
            }
            int start = i;
            byte kind;
            long hash = 0;
            if (view.letter(i) || mark(i)) {
                kind = WORD;
                hash = Dictionary.SEED;
                while (i < view.length() && (view.letter(i) || mark(i))) {
                    if (!mark(i)) {
                        hash = Dictionary.step(hash, Letters.lower(view.at(i)));
                    }
                    i++;
                }
                hash = Dictionary.finish(hash);
            } else if (view.digit(i)) {
                kind = NUMBER;
                while (view.digit(i)) {
                    i++;
                }
            } else {
                kind = SIGN;
                i += Character.isHighSurrogate(view.at(i)) && Character.isLowSurrogate(view.at(i + 1)) ? 2 : 1;
            }
            add(start, i, kind, (byte) Math.min(3, lines > 0 ? 1 + lines : gap), hash);
            if (kind == WORD) {
                flags[size - 1] = dictionary.get(hash);
                roles[size - 1] = words.roles(hash);
                cases[size - 1] = letterCase(start, i);
            }
            gap = 0;
            lines = 0;
        }
    }

    /** 0 for small, 1 for a capital, 2 for two or more letters that are all capitals. */
    private byte letterCase(int start, int end) {
        if (!Character.isUpperCase(view.at(start))) {
            return 0;
        }
        for (int i = start + 1; i < end; i++) {
            if (Character.isLowerCase(view.at(i))) {
                return 1;
            }
        }
        return (byte) (end - start > 1 ? 2 : 1);
    }

    private boolean mark(int index) {
        char c = view.at(index);
        return c >= 0x300 && c < 0x370;
    }

    private void add(int start, int end, byte kind, byte space, long hash) {
        if (size == starts.length) {
            int room = size * 2;
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
            kinds = Arrays.copyOf(kinds, room);
            cases = Arrays.copyOf(cases, room);
            breaks = Arrays.copyOf(breaks, room);
            hashes = Arrays.copyOf(hashes, room);
            flags = Arrays.copyOf(flags, room);
            roles = Arrays.copyOf(roles, room);
        }
        starts[size] = start;
        ends[size] = end;
        kinds[size] = kind;
        breaks[size] = space;
        hashes[size] = hash;
        size++;
    }

    /** What the dictionary says of a phrase. */
    int lookup(long hash) {
        return dictionary.get(hash);
    }

    /** Whether no capital stands anywhere in the text. */
    boolean small() {
        for (int t = 0; t < size; t++) {
            if (capital(t)) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    boolean word(int token) {
        return token >= 0 && token < size && kinds[token] == WORD;
    }

    boolean number(int token) {
        return token >= 0 && token < size && kinds[token] == NUMBER;
    }

    /** Whether the token is this one character. */
    boolean sign(int token, char c) {
        return token >= 0 && token < size && kinds[token] == SIGN && view.at(starts[token]) == c;
    }

    /** Whether white space stands before it, or it is the first. */
    boolean apart(int token) {
        return token >= size || token <= 0 || breaks[token] > 0;
    }

    /** Whether a line begins with it. */
    boolean newLine(int token) {
        return token >= size || token <= 0 || breaks[token] > 1;
    }

    /** Whether a paragraph begins with it. */
    boolean paragraph(int token) {
        return token >= size || token <= 0 || breaks[token] > 2;
    }

    /** The hash of a word; 0 for anything else. */
    long hash(int token) {
        return token >= 0 && token < size ? hashes[token] : 0;
    }

    /** What the dictionary says of a word; 0 for anything else. */
    int flags(int token) {
        return token >= 0 && token < size ? flags[token] : 0;
    }

    /** Whether a list of cue words holds it. */
    boolean in(int token, Words.List list) {
        return token >= 0 && token < size && (roles[token] & list.bit()) != 0;
    }

    boolean has(int token, int flag) {
        return (flags(token) & flag) != 0;
    }

    int length(int token) {
        return token >= 0 && token < size ? ends[token] - starts[token] : 0;
    }

    /** Whether it begins with a capital. */
    boolean capital(int token) {
        return token >= 0 && token < size && cases[token] > 0;
    }

    /** Whether it is two or more letters, all capitals. */
    boolean shouted(int token) {
        return token >= 0 && token < size && cases[token] > 1;
    }

    String text(int token) {
        return view.text(starts[token], ends[token]);
    }

    /** The first token that begins at or after a unit. */
    int from(int unit) {
        int at = Arrays.binarySearch(starts, 0, size, unit);
        return at >= 0 ? at : -at - 1;
    }
}
