package org.quietroom.moderation.care;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Reason;

/** The values of the placeholders, in one language, on one occasion. What has no true value is not in the map. */
final class Filling {
    private final Texts texts;
    private final Map<String, String> values = new HashMap<>();

    private Filling(Texts texts) {
        this.texts = texts;
    }

    static Map<String, String> of(Texts texts, Facts facts, CareSettings settings, Helplines helplines) {
        Filling filling = new Filling(texts);
        Place place = facts.place();
        filling.put("room", place.roomName());
        filling.put("host", place.hostName());
        filling.put("reason", filling.reason(facts.reason()));
        filling.put("words", facts.words());
        filling.put("helplines", filling.lines(helplines.in(place.country())));
        filling.put("emergency", filling.emergency(helplines.emergencyIn(place.country())));
        filling.put("watch", settings.watch() == null ? texts.phrase("watch.nobody") : settings.watch());
        filling.put("auto", texts.phrase("auto"));
        filling.put(
                "post", facts.post() == null ? null : texts.phrase(facts.post().key()));
        filling.put("privacy", fill(texts.phrase(privacy(place)), Map.of("host", place.hostName())));
        filling.put("within", facts.within() == null ? null : filling.duration(facts.within()));
        filling.put("date", facts.until() == null ? null : facts.until().toString());
        filling.put("edited", facts.edited() ? texts.phrase("edited") : null);
        filling.put("off", facts.off() == null ? null : fill(texts.phrase("off"), Map.of("link", facts.off())));
        if (facts.byPerson() != null) {
            filling.put("decided", texts.phrase(facts.byPerson() ? "decided.person" : "decided.rule"));
        }
        return filling.values;
    }

    /** The text with every placeholder filled, or null if one has no value. */
    static @Nullable String fill(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            String value = close < 0 ? null : values.get(text.substring(open + 1, close));
            if (value == null) {
                return null;
            }
            filled.append(text, from, open).append(value);
            from = close + 1;
        }
        return filled.append(text, from, text.length()).toString();
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private String lines(List<Helpline> lines) {
        return lines.stream()
                .map(line -> fill(
                        // Some call themselves by their number.
                        texts.phrase(line.name().equals(line.number()) ? "helpline.number" : "helpline"),
                        Map.of(
                                "name", line.name(),
                                "number", line.number(),
                                "hours", texts.phrase("hours." + line.hours()),
                                "cost", texts.phrase("cost." + line.cost()),
                                "checked", line.checked())))
                .collect(Collectors.joining("; "));
    }

    private @Nullable String emergency(List<Emergency> areas) {
        String or = " " + texts.phrase("or") + " ";
        if (areas.size() == 1) {
            return fill(
                    texts.phrase("emergency.one"),
                    Map.of("numbers", String.join(or, areas.get(0).numbers()), "country", area(areas.get(0))));
        }
        String list = areas.stream()
                .map(a -> String.join(or, a.numbers()) + " (" + area(a) + ")")
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? null : fill(texts.phrase("emergency.many"), Map.of("list", list));
    }

    private String area(Emergency emergency) {
        return texts.phrases().getOrDefault("area." + emergency.area(), emergency.area());
    }

    private @Nullable String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 120) {
            return counted(minutes == 60 ? "hours" : "minutes", minutes == 60 ? 1 : Math.max(1, minutes));
        }
        return duration.toHours() < 48 ? counted("hours", duration.toHours()) : counted("days", duration.toDays());
    }

    private @Nullable String counted(String unit, long n) {
        return n == 1 ? texts.phrase(unit + ".one") : fill(texts.phrase(unit + ".many"), Map.of("n", Long.toString(n)));
    }

    private static String privacy(Place place) {
        return switch (place.profile().identityVisibleTo()) {
            case NOBODY -> "privacy.nobody";
            case HOST_OPERATOR -> "privacy.operator";
            case HOST_MODERATORS -> "privacy.moderators";
            case MEMBERS -> "privacy.members";
        };
    }

    private @Nullable String reason(@Nullable Reason reason) {
        if (reason == null) {
            return null;
        }
        String text = texts.phrases().getOrDefault("reason." + reason.code(), reason.text());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
