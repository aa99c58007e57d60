package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.Part;
import org.quietroom.gateway.console.FormView.Field;
import org.quietroom.gateway.console.FormView.Option;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.FineReason;
import org.quietroom.moderation.desk.Mistaken;
import org.quietroom.moderation.desk.QueueRow;
import org.quietroom.moderation.desk.RestrictionStore;
import org.quietroom.moderation.desk.RuleBroken;
import org.quietroom.moderation.desk.Urgency;

/** What each page of one decision says and asks. {@code given} is what the form sent, by name. */
final class Forms {
    private static final List<Integer> BAN_DAYS = List.of(7, 30, 90, 365);

    private Forms() {}

    static List<String> intro(Act act, CaseFile file, HostProfile profile, Texts t) {
        QueueRow row = file.row();
        Object[] names = {
            "name", row.author().name(),
            "room", row.roomName(),
            "host", row.hostName(),
            "how", t.of("remove.how." + profile.remove().name()),
            "by", file.banAskedBy() == null ? "" : file.banAskedBy()
        };
        List<String> intro = new ArrayList<>();
        switch (act) {
            case WRITE -> {
                intro.add(t.of("message.to", names));
                boolean operator =
                        profile.identityVisibleTo().compareTo(HostProfile.IdentityVisibleTo.HOST_MODERATORS) < 0;
                intro.add(t.of(operator ? "message.seen-by" : "message.seen-members", names));
                intro.add(t.of(row.urgency() == Urgency.NOW ? "message.at-once" : "message.undo"));
            }
            case CONFIRM_BAN -> intro.add(t.of("ban.confirm-intro", names));
            default -> intro.add(t.of(name(act) + ".intro", names));
        }
        return intro;
    }

    static List<Field> fields(
            Act act, CaseFile file, List<Part> parts, List<String> people, Function<String, String> given, Texts t) {
        boolean pressing = file.row().urgency().pressing();
        return switch (act) {
            case WRITE ->
                List.of(Field.words("words", t.of("message.words"), t.of("message.hint"), given.apply("words"), true));
            case RELEASE_EDITED -> parts(parts, given, t);
            case REFUSE, REMOVE -> List.of(rule(given, t), own(given, t));
            case MUTE ->
                List.of(
                        days(
                                IntStream.rangeClosed(1, RestrictionStore.MAX_MUTE_DAYS)
                                        .boxed()
                                        .toList(),
                                given,
                                t,
                                false),
                        rule(given, t),
                        own(given, t));
            case REQUEST_BAN -> List.of(days(BAN_DAYS, given, t, true), rule(given, t), own(given, t));
            case HAND_OVER ->
                List.of(
                        Field.choose(
                                FormView.Type.SELECT,
                                "to",
                                t.of("hand-over.to"),
                                given.apply("to"),
                                people.stream()
                                        .map(name -> new Option(name, name, ""))
                                        .toList()),
                        Field.words(
                                "words",
                                t.of("hand-over.words"),
                                t.of("hand-over.hint"),
                                given.apply("words"),
                                pressing));
            case CLOSE_AS_FINE ->
                List.of(numbered("reason", t.of("fine-page.why"), FineReason.values(), "fine.", given, t));
            case NOT_WHAT_IT_SEEMS ->
                List.of(numbered("why", t.of("seems.why"), Mistaken.values(), "mistaken.", given, t));
            default -> List.of();
        };
    }

    /** The name of the texts of an act. */
    static String name(Act act) {
        return switch (act) {
            case WRITE -> "message";
            case RELEASE_EDITED -> "release";
            case REFUSE -> "refuse";
            case REMOVE -> "remove";
            case MUTE -> "mute";
            case REQUEST_BAN -> "ban";
            case LIFT -> "lift";
            case HAND_OVER -> "hand-over";
            case CLOSE_AS_FINE -> "fine-page";
            case NOT_WHAT_IT_SEEMS -> "seems";
            default -> throw new IllegalArgumentException("no page asks about " + act);
        };
    }

    private static List<Field> parts(List<Part> parts, Function<String, String> given, Texts t) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = i == 0 ? "words" : "words" + i;
            String label = parts.size() == 1
                    ? t.of("release.words")
                    : t.of("release.part", "part", parts.get(i).role().name().toLowerCase(Locale.ROOT));
            String words = given.apply(name);
            fields.add(Field.words(
                    name,
                    label,
                    i == 0 ? t.of("release.hint") : "",
                    words.isEmpty() ? parts.get(i).text() : words,
                    true));
        }
        return fields;
    }

    private static Field rule(Function<String, String> given, Texts t) {
        List<Option> options = Arrays.stream(RuleBroken.values())
                .map(rule -> new Option(rule.name(), t.of("rule." + rule.name()), ""))
                .toList();
        return Field.choose(FormView.Type.RADIO, "rule", t.of("reason.rule"), given.apply("rule"), options);
    }

    private static Field own(Function<String, String> given, Texts t) {
        return Field.words("words", t.of("reason.words"), t.of("reason.hint"), given.apply("words"), false);
    }

    private static Field days(List<Integer> choices, Function<String, String> given, Texts t, boolean good) {
        List<Option> options = new ArrayList<>();
        choices.forEach(n -> options.add(new Option(String.valueOf(n), t.of("time.days", "n", n), "")));
        if (good) {
            options.add(new Option("good", t.of("ban.good"), ""));
        }
        return Field.choose(FormView.Type.SELECT, "days", t.of("mute.days"), given.apply("days"), options);
    }

    private static Field numbered(
            String name, String label, Enum<?>[] values, String texts, Function<String, String> given, Texts t) {
        List<Option> options = new ArrayList<>();
        for (Enum<?> value : values) {
            options.add(new Option(value.name(), t.of(texts + value.name()), String.valueOf(options.size() + 1)));
        }
        return Field.choose(FormView.Type.RADIO, name, label, given.apply(name), options);
    }
}
