package org.quietroom.anonymity.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The reviewed lists of cue words, one file each, by hash. Immutable once loaded; safe for many threads. */
final class Words {
    /** The lists; the file of {@code TOP_DOMAIN} is {@code lists/top-domain.txt}. */
    enum List {
        TOP_DOMAIN,
        COUNTRY_DOMAIN,
        MAIL_HOST,
        AT_WORD,
        DOT_WORD,
        JOIN_WORD,
        DIGIT_WORD,
        PLATFORM,
        PHONE_CUE,
        ID_CUE,
        NUMBER_CUE,
        CARD_CUE,
        MONTH,
        BIRTH,
        AGE_CUE,
        YEARS,
        TITLE,
        GREETING,
        SIGN_OFF,
        RELATION,
        CALLED,
        SPEAKS,
        STREET_LAST,
        STREET_FIRST,
        UNIT,
        REGION_CODE,
        SETTLES,
        PREPOSITION,
        ORG_LAST,
        ORG_FIRST,
        WORKS,
        PARTICLE,
        CALENDAR,
        EPONYM,
        IS,
        MEDICINE,
        ORG_NEXT,
        POST_CODE,
        PLACE_FIRST,
        ORG_SHORT,
        MEETS,
        ORG_HEAD,
        ORG_GERMAN,
        ORG_KIND,
        PLACE_LAST;

        @SuppressWarnings("EnumOrdinal") // never stored
        private final long bit = 1L << ordinal();

        long bit() {
            return bit;
        }

        private String file() {
            return "lists/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        }
    }

    private final Map<Long, Long> roles = new HashMap<>();
    private final long[] keys;
    private final long[] bits;
    private final int mask;
    private final long[] maybe = new long[1 << 10];

    private Words() {
        for (List list : List.values()) {
            read(list);
        }
        int room = Integer.highestOneBit(roles.size()) << 2;
        mask = room - 1;
        keys = new long[room];
        bits = new long[room];
        roles.forEach((key, value) -> {
            int slot = (int) (long) key & mask;
            while (bits[slot] != 0) {
                slot = slot + 1 & mask;
            }
            keys[slot] = key;
            maybe[(int) (key >>> 48) >> 6] |= 1L << (key >>> 48);
            bits[slot] = value;
        });
    }

    static Words load() {
        return new Words();
    }

    private void read(List list) {
        try (InputStream in = Words.class.getResourceAsStream(list.file())) {
            if (in == null) {
                throw new IllegalStateException("the word list " + list.file() + " is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    for (String word : line.split(" ", -1)) {
                        if (!word.isEmpty()) {
                            roles.merge(Dictionary.hash(word), list.bit(), (a, b) -> a | b);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a word list cannot be read", e);
        }
    }

    /** The lists that hold a word, as bits. */
    long roles(long hash) {
        if ((maybe[(int) (hash >>> 48) >> 6] & 1L << (hash >>> 48)) == 0) {
            return 0;
        }
        int slot = (int) hash & mask;
        while (bits[slot] != 0) {
            if (keys[slot] == hash) {
                return bits[slot];
            }
            slot = slot + 1 & mask;
        }
        return 0;
    }

    boolean is(List list, String word) {
        return (roles(Dictionary.hash(word)) & list.bit()) != 0;
    }
}
