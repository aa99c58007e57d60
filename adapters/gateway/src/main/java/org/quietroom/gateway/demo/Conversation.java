package org.quietroom.gateway.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.quietroom.gateway.cli.RefusedException;

/** A few people who talk when the demo begins: by the pages, so that every word takes the way of a member's. */
final class Conversation {
    private static final String SCRIPT = "conversation.txt";

    private Conversation() {}

    record Turn(String room, String guest, String words) {}

    /** Says all of it, in order; returns when the last word is in the room. */
    static void in(URI commonRoom) {
        Map<String, Guest> guests = new HashMap<>();
        for (Turn turn : script()) {
            Guest guest = guests.computeIfAbsent(turn.guest(), name -> Guest.comingTo(commonRoom));
            guest.say(turn.room(), turn.words());
        }
    }

    static List<Turn> script() {
        try (InputStream in = Conversation.class.getResourceAsStream(SCRIPT)) {
            String text = new String(Objects.requireNonNull(in, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Conversation::turn)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(SCRIPT + " is missing from the jar", e);
        }
    }

    private static Turn turn(String line) {
        String[] parts = line.split("\\|", 3);
        if (parts.length != 3) {
            throw new RefusedException("The demo's conversation has a line that is not: room | guest | words.");
        }
        return new Turn(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
}
