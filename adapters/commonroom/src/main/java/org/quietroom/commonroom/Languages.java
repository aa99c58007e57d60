package org.quietroom.commonroom;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages in which members are told what they must know. */
final class Languages {
    /** By their tags; the first is what others fall back to. */
    static final List<String> ALL = List.of("en", "de", "es", "fr");

    private static final int LONGEST_HEADER = 200;

    private Languages() {}

    /**
     * The first of a browser's languages that there is.
     *
     * @param accepted the header Accept-Language; null for English
     */
    static String first(@Nullable String accepted) {
        if (accepted == null || accepted.length() > LONGEST_HEADER) {
            return ALL.get(0);
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(accepted)) {
                for (String language : ALL) {
                    if (range.getRange().equals(language) || range.getRange().startsWith(language + "-")) {
                        return language;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return ALL.get(0);
        }
        return ALL.get(0);
    }
}
