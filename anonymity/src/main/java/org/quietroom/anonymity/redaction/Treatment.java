package org.quietroom.anonymity.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a community does with a kind of finding, from least to most strict. */
enum Treatment {
    /** Nothing. */
    LEAVE,
    /** It is published as it is, and the author is told. */
    WARN,
    /** A placeholder stands in its place, and the author is told. */
    REPLACE,
    /** The message is not published; the author is told why and keeps it. */
    REFUSE;

    /** @throws IllegalArgumentException if the word names none; the message names the key and what is allowed */
    static Treatment of(String key, String word) {
        for (Treatment treatment : values()) {
            if (treatment.word().equals(word)) {
                return treatment;
            }
        }
        throw new IllegalArgumentException("setting '" + key + "' must be one of "
                + Arrays.stream(values()).map(Treatment::word).collect(Collectors.joining(", ")));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
