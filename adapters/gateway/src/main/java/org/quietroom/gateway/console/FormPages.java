package org.quietroom.gateway.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostProfile;
import org.quietroom.core.message.CaseId;
import org.quietroom.core.message.Part;
import org.quietroom.gateway.console.FormView.Field;
import org.quietroom.gateway.console.FormView.Mistake;
import org.quietroom.gateway.console.FormView.Option;
import org.quietroom.gateway.console.signin.Person;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.gateway.console.signin.Users;
import org.quietroom.moderation.desk.Act;
import org.quietroom.moderation.desk.ActRefusedException;
import org.quietroom.moderation.desk.CaseFile;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.NoSuchCaseException;
import org.quietroom.moderation.desk.Places;
import org.quietroom.moderation.desk.StaleCaseException;

/** The pages of one decision each. Whatever goes wrong, the person's words come back in their field. */
final class FormPages {
    private static final List<Act> ACTS = List.of(
            Act.WRITE,
            Act.RELEASE_EDITED,
            Act.REFUSE,
            Act.REMOVE,
            Act.MUTE,
            Act.LIFT,
            Act.REQUEST_BAN,
            Act.HAND_OVER,
            Act.CLOSE_AS_FINE,
            Act.NOT_WHAT_IT_SEEMS);

    private final Shell shell;
    private final Desk desk;
    private final Users users;
    private final Places places;
    private final FormDeeds deeds;

    FormPages(Shell shell, Desk desk, Users users, Places places) {
        this.shell = shell;
        this.desk = desk;
        this.users = users;
        this.places = places;
        this.deeds = new FormDeeds(desk);
    }

    void open(Door door) {
        for (Act act : ACTS) {
            String path = "/desk/cases/{id}/" + Offers.page(act);
            door.get(path, Role.MODERATOR, visit -> ask(act, visit));
            door.post(path, Role.MODERATOR, visit -> decide(act, visit));
        }
        door.post("/desk/cases/{id}/memo", Role.MODERATOR, this::memo);
    }

    private void ask(Act asked, Visit visit) {
        CaseFile file = CasePages.file(desk, visit);
        Act act = actual(asked, file);
        if (!file.possible().contains(act)) {
            visit.see("/desk/cases/" + file.row().id());
            return;
        }
        boolean template = act == Act.WRITE && visit.query("start").equals("template");
        Texts t = visit.texts();
        Function<String, String> given = name ->
                !name.equals("words") || act != Act.WRITE ? "" : template ? t.of("message.template") : draft(visit);
        show(visit, 200, act, file, given, List.of(), null, "");
    }

    private void decide(Act asked, Visit visit) {
        CaseFile file = CasePages.file(desk, visit);
        Act act = actual(asked, file);
        Texts t = visit.texts();
        List<Mistake> mistakes = missing(act, file, visit);
        if (!mistakes.isEmpty()) {
            show(visit, 422, act, file, visit::field, mistakes, null, "");
            return;
        }
        List<String> warnings = act == Act.WRITE ? Warnings.about(visit.field("words"), t) : List.of();
        String seen = visit.field("warned");
        if (!warnings.stream()
                .allMatch(code -> Arrays.asList(seen.split(" ", -1)).contains(code))) {
            keepDraft(visit);
            List<Mistake> shown = warnings.stream()
                    .map(code -> new Mistake("words", t.of("message." + code)))
                    .toList();
            show(visit, 422, act, file, visit::field, shown, t.of("form.warn"), String.join(" ", warnings));
            return;
        }
        try {
            deeds.run(act, visit);
            String page = act == Act.CLOSE_AS_FINE
                            || (act == Act.REFUSE && !file.row().urgency().crisis())
                    ? "/desk/queue"
                    : "/desk/cases/" + file.row().id();
            visit.see(Aftermath.path(page, act, file.row().id()));
        } catch (StaleCaseException e) {
            keepDraft(visit);
            show(visit, 409, act, CasePages.file(desk, visit), visit::field, List.of(), t.of("form.stale"), "");
        } catch (ActRefusedException e) {
            List<Mistake> refused = List.of(new Mistake(first(act), CasePages.refused(e, t)));
            show(visit, 422, act, CasePages.file(desk, visit), visit::field, refused, null, "");
        } catch (NoSuchCaseException e) {
            throw new Trouble(404, "missing");
        }
    }

    private void memo(Visit visit) {
        CaseId id = CasePages.id(visit);
        if (visit.field("words").isEmpty()) {
            visit.see("/desk/cases/" + id);
            return;
        }
        try {
            desk.letters().memo(Look.of(visit).actor(), id, CasePages.version(visit), visit.field("words"));
        } catch (StaleCaseException e) {
            CaseFile file = CasePages.file(desk, visit);
            desk.letters().memo(Look.of(visit).actor(), id, file.row().version(), visit.field("words"));
        }
        visit.see(Aftermath.path("/desk/cases/" + id, Act.MEMO, id));
    }

    private void show(
            Visit visit,
            int status,
            Act act,
            CaseFile file,
            Function<String, String> given,
            List<Mistake> mistakes,
            @Nullable String kept,
            String warned) {
        Texts t = visit.texts();
        HostProfile profile = places.of(file.row().author().room()).profile();
        boolean confirm = act == Act.CONFIRM_BAN;
        String name = confirm ? "ban" : Forms.name(act);
        List<Part> parts = act == Act.RELEASE_EDITED
                ? desk.cases().toEdit(file.row().id(), Look.of(visit).actor())
                : List.of();
        String base = "/desk/cases/" + file.row().id() + "/";
        var form = new FormView(
                file.row().id().value(),
                file.row().version(),
                base + Offers.page(act),
                Forms.intro(act, file, profile, t),
                Forms.fields(act, file, parts, people(visit), given, t),
                t.of(name + (confirm ? ".confirm-send" : ".send")),
                Offers.restricts(act),
                mistakes,
                kept,
                warned,
                act == Act.WRITE ? base + "message?start=template" : null);
        Page page = shell.page(visit, "form", t.of(name + (confirm ? ".confirm-title" : ".title")), null);
        shell.show(visit, status, "form", page, "form", form, "row", Rows.view(file.row(), Look.of(visit)));
    }

    private List<Mistake> missing(Act act, CaseFile file, Visit visit) {
        Texts t = visit.texts();
        List<Mistake> missing = new ArrayList<>();
        for (Field field : Forms.fields(act, file, List.of(), people(visit), visit::field, t)) {
            String value = visit.field(field.name());
            boolean chosen = field.options().isEmpty()
                    || field.options().stream().map(Option::value).anyMatch(value::equals);
            if (field.required() && (value.isEmpty() || !chosen)) {
                missing.add(new Mistake(field.name(), t.of("form.required", "label", field.label())));
            }
        }
        return missing;
    }

    /** One page asks for a ban and, of the second moderator, whether they agree. */
    private static Act actual(Act asked, CaseFile file) {
        return asked == Act.REQUEST_BAN && file.possible().contains(Act.CONFIRM_BAN) ? Act.CONFIRM_BAN : asked;
    }

    private List<String> people(Visit visit) {
        return users.list().stream()
                .map(Person::name)
                .filter(name -> !name.equals(visit.person().name()))
                .toList();
    }

    private String draft(Visit visit) {
        return desk.letters().draft(Look.of(visit).actor(), CasePages.id(visit)).orElse("");
    }

    private void keepDraft(Visit visit) {
        if (visit.http().path().endsWith("/message")) {
            desk.letters().saveDraft(Look.of(visit).actor(), CasePages.id(visit), visit.field("words"));
        }
    }

    private static String first(Act act) {
        return switch (act) {
            case MUTE, REQUEST_BAN -> "days";
            case REFUSE, REMOVE -> "rule";
            case HAND_OVER -> "to";
            case CLOSE_AS_FINE -> "reason";
            case NOT_WHAT_IT_SEEMS -> "why";
            default -> "words";
        };
    }
}
