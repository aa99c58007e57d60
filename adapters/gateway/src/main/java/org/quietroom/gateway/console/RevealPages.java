package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.quietroom.gateway.console.FormView.Field;
import org.quietroom.gateway.console.FormView.Mistake;
import org.quietroom.gateway.console.FormView.Option;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.ActRefusedException;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.RevealReason;

/** Looking under one cover: which one and why, then the text with that one off. */
final class RevealPages {
    private static final String PATH = "/desk/cases/{id}/reveal";
    private static final List<RevealReason> REASONS = Arrays.stream(RevealReason.values())
            .filter(reason -> reason != RevealReason.EDIT)
            .toList();

    private final Shell shell;
    private final Desk desk;
    private final CasePages cases;

    RevealPages(Shell shell, Desk desk, CasePages cases) {
        this.shell = shell;
        this.desk = desk;
        this.cases = cases;
    }

    void open(Door door) {
        door.get(PATH, Role.MODERATOR, this::ask);
        door.post(PATH, Role.MODERATOR, this::show);
    }

    private void ask(Visit visit) {
        CaseFile file = CasePages.file(desk, visit);
        if (!file.possible().contains(Act.REVEAL) || file.covered().isEmpty()) {
            visit.see("/desk/cases/" + file.row().id());
            return;
        }
        form(visit, 200, file, List.of());
    }

    private void show(Visit visit) {
        CaseFile file = CasePages.file(desk, visit);
        Texts t = visit.texts();
        String key = visit.field("cover");
        Optional<RevealReason> reason = REASONS.stream()
                .filter(each -> each.name().equals(visit.field("reason")))
                .findFirst();
        List<Mistake> mistakes = new ArrayList<>();
        if (file.covered().stream().noneMatch(value -> value.key().equals(key))) {
            mistakes.add(new Mistake("cover", t.of("form.required", "label", t.of("reveal.which"))));
        }
        if (reason.isEmpty()) {
            mistakes.add(new Mistake("reason", t.of("form.required", "label", t.of("reveal.why"))));
        }
        if (!mistakes.isEmpty()) {
            form(visit, 422, file, mistakes);
            return;
        }
        try {
            var text = desk.cases().reveal(file.row().id(), Look.of(visit).actor(), key, reason.orElseThrow());
            cases.show(visit, 200, null, Marks.view(text, t));
        } catch (ActRefusedException e) {
            cases.show(visit, 403, CasePages.refused(e, t), null);
        }
    }

    private void form(Visit visit, int status, CaseFile file, List<Mistake> mistakes) {
        Texts t = visit.texts();
        List<Option> covers = file.covered().stream()
                .map(value -> new Option(
                        value.key(),
                        t.of("reveal.cover", "cover", Details.cover(value.key(), t), "n", value.times()),
                        ""))
                .toList();
        List<Option> reasons = new ArrayList<>();
        REASONS.forEach(reason -> reasons.add(
                new Option(reason.name(), t.of("reveal-why." + reason.name()), String.valueOf(reasons.size() + 1))));
        String only = covers.size() == 1 ? covers.get(0).value() : visit.field("cover");
        var form = new FormView(
                file.row().id().value(),
                file.row().version(),
                "/desk/cases/" + file.row().id() + "/reveal#text",
                List.of(t.of("reveal.intro")),
                List.of(
                        Field.choose(FormView.Type.RADIO, "cover", t.of("reveal.which"), only, covers),
                        Field.choose(
                                FormView.Type.RADIO, "reason", t.of("reveal.why"), visit.field("reason"), reasons)),
                t.of("reveal.send"),
                false,
                mistakes,
                null,
                "",
                null);
        Page page = shell.page(visit, "form", t.of("reveal.title"), null);
        shell.show(visit, status, "form", page, "form", form, "row", Rows.view(file.row(), Look.of(visit)));
    }
}
