package org.quietroom.gateway.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietroom.moderation.desk.FineReason;
import org.quietroom.moderation.desk.Mistaken;
import org.quietroom.moderation.desk.RevealReason;
import org.quietroom.moderation.desk.RuleBroken;
import org.quietroom.moderation.desk.Whereabouts;

/** Puts the codes that the desk keeps beside an act into words; a code that is not known stands as it is. */
final class Details {
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) days");

    private static final Pattern TRIED = Pattern.compile("(\\d{1,9}) of (\\d{1,9}) cases");
    private static final Pattern PROOFS =
            Pattern.compile("(\\d{1,3}) (verified|not-verified|added|cannot-check|key-destroyed)");
    private static final Pattern COVER = Pattern.compile("([a-z]{1,20})(?:-(\\d{1,6}))?");

    private Details() {}

    /** Such as {@code published}, {@code to Kim}, {@code rule.unkind, 30 days}. */
    static String of(String detail, Texts t) {
        if (detail.startsWith("to ")) {
            return t.of("detail.to", "name", detail.substring("to ".length()));
        }
        int comma = detail.indexOf(", ");
        return comma < 0
                ? one(detail, t)
                : one(detail.substring(0, comma), t) + ", " + of(detail.substring(comma + 2), t);
    }

    /** How a case was closed, such as {@code fine answered}. */
    static String closed(String code, Texts t) {
        String how = code.replaceFirst(" .*", "");
        String known = t.or("closed-as." + how, how);
        return how.length() == code.length() ? known : known + ": " + one(code.substring(how.length() + 1), t);
    }

    /** What stands in the place of covered words, such as {@code [name 2]}; {@code key} as the desk gives it. */
    static String cover(String key, Texts t) {
        Matcher cover = COVER.matcher(key);
        if (!cover.matches() || !t.has("cover." + cover.group(1))) {
            return "[" + key + "]";
        }
        String number = cover.group(2);
        return "[" + t.of("cover." + cover.group(1)) + (number == null ? "" : " " + number) + "]";
    }

    private static String one(String code, Texts t) {
        Matcher tried = TRIED.matcher(code);
        if (tried.matches()) {
            return t.of(
                    "rules.step.tried", "n", Integer.parseInt(tried.group(1)), "all", Integer.parseInt(tried.group(2)));
        }
        Matcher cover = COVER.matcher(code);
        if (cover.matches() && t.has("cover." + cover.group(1))) {
            return cover(code, t);
        }
        Matcher proofs = PROOFS.matcher(code);
        if (proofs.matches()) {
            String state = proofs.group(2).toUpperCase(Locale.ROOT).replace('-', '_');
            return t.of("detail." + state, "n", Integer.parseInt(proofs.group(1)));
        }
        Matcher days = DAYS.matcher(code);
        if (days.matches()) {
            return t.of("time.days", "n", Integer.parseInt(days.group(1)));
        }
        if (code.equals("for good")) {
            return t.of("ban.good");
        }
        return named(Whereabouts.values(), "where.", code, t)
                .or(() -> named(FineReason.values(), "fine.", code, t))
                .or(() -> named(Mistaken.values(), "mistaken.", code, t))
                .or(() -> named(RevealReason.values(), "reveal-why.", code, t))
                .or(() -> Arrays.stream(RuleBroken.values())
                        .filter(rule -> rule.reason().code().equals(code))
                        .map(rule -> t.of("rule." + rule.name()))
                        .findFirst())
                .orElse(code);
    }

    private static Optional<String> named(Enum<?>[] values, String texts, String code, Texts t) {
        String name = code.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .map(value -> t.of(texts + value.name()))
                .findFirst();
    }
}
