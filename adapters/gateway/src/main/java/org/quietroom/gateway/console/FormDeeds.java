package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.Actor;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.FineReason;
import org.quietroom.moderation.desk.Mistaken;
import org.quietroom.moderation.desk.RuleBroken;

/** Does what a form of one decision asks for, with what it sent. */
final class FormDeeds {
    private final Desk desk;

    FormDeeds(Desk desk) {
        this.desk = desk;
    }

    /**
     * Does it.
     *
     * @throws org.quietroom.moderation.desk.StaleCaseException if the case changed since the form was made
     * @throws org.quietroom.moderation.desk.ActRefusedException if the act is not possible now
     * @throws org.quietroom.moderation.desk.NoSuchCaseException if the case is gone
     */
    void run(Act act, Visit visit) {
        Actor actor = Look.of(visit).actor();
        CaseId id = CasePages.id(visit);
        long version = CasePages.version(visit);
        String words = visit.field("words");
        switch (act) {
            case WRITE -> desk.letters().write(actor, id, version, words);
            case RELEASE_EDITED -> desk.decisions().releaseEdited(actor, id, version, texts(visit));
            case REFUSE -> desk.decisions().refuse(actor, id, version, rule(visit), words);
            case REMOVE -> desk.decisions().remove(actor, id, version, rule(visit), words);
            case MUTE -> desk.restrictions().mute(actor, id, version, days(visit), rule(visit), words);
            case LIFT -> desk.restrictions().lift(actor, id, version);
            case REQUEST_BAN ->
                desk.restrictions()
                        .requestBan(
                                actor,
                                id,
                                version,
                                visit.field("days").equals("good") ? null : Integer.valueOf(days(visit)),
                                rule(visit),
                                words);
            case CONFIRM_BAN -> desk.restrictions().confirmBan(actor, id, version);
            case HAND_OVER -> desk.claims().handOver(actor, id, version, visit.field("to"), words);
            case CLOSE_AS_FINE ->
                desk.decisions().closeAsFine(actor, id, version, named(FineReason.values(), visit.field("reason")));
            case NOT_WHAT_IT_SEEMS ->
                desk.decisions()
                        .notWhatItSeems(
                                actor,
                                id,
                                version,
                                Optional.ofNullable(named(Mistaken.values(), visit.field("why")))
                                        .orElseThrow(() -> new Trouble(400, "elsewhere")));
            default -> throw new Trouble(404, "missing");
        }
    }

    private static List<String> texts(Visit visit) {
        List<String> texts = new ArrayList<>();
        String name = "words";
        for (int i = 1; visit.http().formParam(name) != null; i++) {
            texts.add(visit.field(name));
            name = "words" + i;
        }
        return texts;
    }

    private static RuleBroken rule(Visit visit) {
        RuleBroken rule = named(RuleBroken.values(), visit.field("rule"));
        return rule == null ? RuleBroken.OTHER : rule;
    }

    private static int days(Visit visit) {
        try {
            return Integer.parseInt(visit.field("days"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
