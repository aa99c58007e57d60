package org.quietroom.discord;

import java.util.List;
import java.util.Locale;
import org.quietroom.core.message.Pseudonym;

/** The name under which a webhook speaks for a pseudonym: its own, unless Discord refuses such names. */
final class VoiceName {
    private static final List<String> REFUSED = List.of("discord", "clyde", "@", "#", ":", "```");
    private static final List<String> RESERVED = List.of("everyone", "here");

    private VoiceName() {}

    /** 1 to 64 UTF-16 units; the same for the same pseudonym. */
    static String of(Pseudonym pseudonym) {
        String name = pseudonym.name().strip();
        String plain = name.toLowerCase(Locale.ROOT);
        boolean fits = REFUSED.stream().noneMatch(plain::contains) && !RESERVED.contains(plain);
        return fits ? name : "Member " + pseudonym.id().value().substring(0, 6);
    }
}
