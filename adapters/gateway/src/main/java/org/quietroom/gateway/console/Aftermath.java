package org.quietroom.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.NoSuchCaseException;

/** The line that says what the last act did and whether it can be taken back: from the desk, not from the address alone. */
final class Aftermath {
    private final Desk desk;

    Aftermath(Desk desk) {
        this.desk = desk;
    }

    /** Where to look after an act. */
    static String path(String page, Act act, CaseId id) {
        return page + "?did=" + act.name() + "&case=" + id + (page.endsWith("/queue") ? "#open-" + id : "");
    }

    Page.@Nullable Told told(Visit visit) {
        String did = visit.query("did");
        Optional<Act> act = Arrays.stream(Act.values())
                .filter(each -> each.name().equals(did))
                .findFirst();
        Optional<CaseId> id = id(visit.query("case"));
        if (act.isEmpty() || id.isEmpty() || !visit.texts().has("told." + did)) {
            return null;
        }
        try {
            return told(desk.cases().file(id.get(), Look.of(visit).actor()), act.get(), Look.of(visit));
        } catch (NoSuchCaseException e) {
            return null;
        }
    }

    private static Page.Told told(CaseFile file, Act act, Look look) {
        Texts t = look.t();
        String id = file.row().id().value();
        String text = t.of("told." + act.name(), "id", id);
        boolean undo = act != Act.UNDO && file.possible().contains(Act.UNDO);
        String action = undo ? "/desk/cases/" + id + "/undo" : null;
        Instant until = file.effects().stream()
                .filter(effect -> effect.attempts() == 0 && effect.notBefore().isAfter(look.now()))
                .map(CaseFile.EffectState::notBefore)
                .max(Instant::compareTo)
                .orElse(null);
        if (!undo || until == null) {
            return new Page.Told(text, action, file.row().version(), -1, "");
        }
        long left = Duration.between(look.now(), until).toMillis();
        String sent = t.of("told.sent", "time", look.clock(until));
        return new Page.Told(
                text + " " + t.of("told.seconds", "n", left / 1000),
                action,
                file.row().version(),
                left,
                sent);
    }

    static Optional<CaseId> id(String value) {
        try {
            return Optional.of(new CaseId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
