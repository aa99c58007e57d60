package org.quietroom.core.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.HostId;
import org.quietroom.core.message.MessageId;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Pseudonym;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.message.Role;
import org.quietroom.core.message.RoomId;
import org.quietroom.core.message.Submission;

/** Submissions that guards are tried with. */
public final class Samples {
    /** A room. */
    public static final RoomId ROOM = new RoomId(new HostId("forum"), "carers");
    /** Somebody in it. */
    public static final Pseudonym AUTHOR =
            new Pseudonym(new PseudonymId("00112233445566778899aabbccddeeff"), ROOM, "Calm Heron");
    /** The room as guards see it. */
    public static final RoomContext CONTEXT = RoomContext.of(AUTHOR, Locale.ENGLISH);

    private static final int LIMIT = 100_000;

    private Samples() {}

    /** A plain post with this text. */
    public static Submission post(String text) {
        return Submission.post(new MessageId("m-1"), ROOM, text, Instant.EPOCH);
    }

    /** A post with this text as its only part. */
    public static Submission post(Format format, String text) {
        return post("").withParts(List.of(new Part(Role.BODY, format, text)));
    }

    /** A post with a title. */
    public static Submission topic(Format format, String title, String body) {
        return post("").withParts(List.of(new Part(Role.TITLE, format, title), new Part(Role.BODY, format, body)));
    }

    /** Words to which no guard should have any objection. */
    public static List<String> harmless() {
        return List.of(
                "Good morning everyone. The weather is lovely here and I slept well.",
                "Thank you, that helped a lot!",
                "1 < 2 & 3 > 2, \"quoted\" and 'quoted'",
                "first line\nsecond line\r\n\r\nfourth line\ttab",
                "Sch\u00f6nen Tag \uD83D\uDC9B \u2728 \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
                "");
    }

    /** Words that are made to break something, by what they are; none is longer than 100,000 UTF-16 units. */
    public static Map<String, String> hostile() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nothing", "");
        all.put("blank", " \t\r\n\u00a0\u3000");
        all.put("lone high surrogate", "\uD83D");
        all.put("lone low surrogate", "\uDC9B");
        all.put("surrogates the wrong way round", "\uDC9B\uD83D".repeat(50));
        all.put("a surrogate between words", "hello \uD83D world \uDC9B!");
        all.put("controls", "a\u0000b\u0001c\u001b[31md\u007f\u0085\uFFFE\uFFFF");
        all.put("one letter to the limit", "a".repeat(LIMIT));
        all.put("one word to the limit", "kill ".repeat(LIMIT / 5));
        all.put("one emoji to the limit", "\uD83D\uDC9B".repeat(LIMIT / 2));
        all.put("bidi flood", "\u202e\u2066\u202dx\u2069\u202c".repeat(LIMIT / 6));
        all.put("zero-width flood", "a\u200b\u200c\u200d\u2060\ufeff".repeat(LIMIT / 6));
        all.put("combining flood", "e" + "\u0301\u0323\u034f".repeat(LIMIT / 3 - 1));
        all.put("ligatures that grow", "\uFDFA".repeat(5_000));
        all.put("20,000 open tags", "<b>".repeat(20_000));
        all.put("nested tags", "<i>".repeat(11_000) + "</i>".repeat(11_000));
        all.put("angle brackets", "<".repeat(LIMIT));
        all.put("unclosed attributes", "<a href=\"".repeat(LIMIT / 9));
        all.put("unclosed comment", "<!--" + "-".repeat(50_000));
        all.put("entities", "&#x1F49B;".repeat(LIMIT / 9));
        all.put("ampersands", "&".repeat(LIMIT));
        all.put("brackets", "[b][quote]".repeat(LIMIT / 10));
        all.put("asterisks", "*_`".repeat(LIMIT / 3));
        all.put("quotes", "> ".repeat(LIMIT / 2));
        all.put("digits", "0".repeat(LIMIT));
        all.put("at signs", "a@".repeat(LIMIT / 2));
        all.put("dots", "www.".repeat(LIMIT / 4));
        all.put("new lines", "\r\n".repeat(LIMIT / 2));
        return all;
    }

    /** Every hostile text in every format, alone and as title and body. */
    public static Map<String, Submission> hostileSubmissions() {
        Map<String, Submission> all = new LinkedHashMap<>();
        hostile().forEach((name, text) -> {
            for (Format format : Format.values()) {
                all.put(name + " as " + format, post(format, text));
            }
            if (text.length() <= LIMIT / 2) {
                all.put(name + " as title and body", topic(Format.PLAIN, text, text));
            }
        });
        all.put("no parts", post("").withParts(List.of()));
        all.put("a thousand parts", post("").withParts(manyParts()));
        return all;
    }

    private static List<Part> manyParts() {
        List<Part> parts = new ArrayList<>();
        List<Format> formats = List.of(Format.values());
        for (int i = 0; i < 1_000; i++) {
            parts.add(new Part(Role.BODY, formats.get(i % formats.size()), "part " + i));
        }
        return parts;
    }
}
