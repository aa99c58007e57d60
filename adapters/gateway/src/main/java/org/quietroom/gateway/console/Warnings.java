package org.quietroom.gateway.console;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the composer asks to look at again before a message goes to a member; a second press lets it pass. */
final class Warnings {
    private static final List<String> CODES = List.of("warn-where", "warn-promise");

    private Warnings() {}

    /** Codes of what speaks against the words; their texts are {@code message.<code>}. */
    static List<String> about(String words, Texts t) {
        String lower = words.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String code : CODES) {
            if (Splitter.on('|')
                    .splitToStream(t.of("message." + code + "-words"))
                    .anyMatch(lower::contains)) {
                found.add(code);
            }
        }
        if (words.replace("\r\n", "\n").strip().equals(t.of("message.template").strip())) {
            found.add("as-is");
        }
        return found;
    }
}
