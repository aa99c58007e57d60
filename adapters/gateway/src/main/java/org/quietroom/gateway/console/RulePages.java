package org.quietroom.gateway.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.CaseId;
import org.quietroom.gateway.console.FormView.Mistake;
import org.quietroom.gateway.console.signin.Role;
import org.quietroom.moderation.desk.ActRefusedException;
import org.quietroom.moderation.desk.Desk;
import org.quietroom.moderation.desk.KeptRule;
import org.quietroom.moderation.desk.OwnRules;
import org.quietroom.moderation.desk.RuleReplay;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;
import org.quietroom.moderation.rules.RuleCheck;
import org.quietroom.moderation.rules.RuleFault;

/** Rules that moderators write: the list, the form, and one rule with its life and what it finds in stored cases. */
final class RulePages {
    private static final String LIST = "/desk/rules";
    private static final String ONE = LIST + "/{rule}";
    private static final Set<String> DONE = Set.of("draft", "on", "off");
    private static final int MOST_LINKS = 20;

    private final Shell shell;
    private final OwnRules rules;
    private final Desk desk;
    private final Surroundings surroundings;

    RulePages(Shell shell, Desk desk, Surroundings surroundings) {
        this.shell = shell;
        this.desk = desk;
        this.rules = desk.ownRules();
        this.surroundings = surroundings;
    }

    void open(Door door) {
        door.get(LIST, Role.MODERATOR, this::list);
        door.get(LIST + "/new", Role.MODERATOR, this::ask);
        door.post(LIST + "/new", Role.MODERATOR, this::draft);
        door.get(ONE, Role.MODERATOR, visit -> show(visit, 200, null, null));
        door.get(
                ONE + "/try",
                Role.MODERATOR,
                visit -> visit.see(LIST + "/" + rule(visit).id()));
        door.post(ONE + "/try", Role.MODERATOR, this::tried);
        door.post(ONE + "/on", Role.MODERATOR, visit -> act(visit, "on"));
        door.post(ONE + "/off", Role.MODERATOR, visit -> act(visit, "off"));
    }

    private void list(Visit visit) {
        Look look = Look.of(visit);
        List<RuleView> views =
                rules.all().stream().map(kept -> view(kept, look, null)).toList();
        boolean read =
                surroundings.guards().stream().anyMatch(guard -> guard.id().equals(OwnRulesGuardProvider.ID));
        shell.show(visit, 200, "rules", shell.page(visit, "rules"), "rules", views, "read", read);
    }

    private void ask(Visit visit) {
        OwnRule from = visit.query("from").isEmpty()
                ? null
                : rules.find(visit.query("from")).map(KeptRule::rule).orElse(null);
        form(visit, 200, name -> from == null ? "" : RuleForm.value(from, name), List.of());
    }

    private void draft(Visit visit) {
        OwnRule rule = RuleForm.read(visit);
        List<RuleFault> faults = RuleCheck.faults(rule);
        if (!faults.isEmpty()) {
            form(visit, 422, visit::field, RuleForm.mistakes(faults, visit.texts()));
            return;
        }
        try {
            visit.see(LIST + "/" + rules.draft(Look.of(visit).actor(), rule) + "?did=draft");
        } catch (ActRefusedException e) {
            form(visit, 422, visit::field, List.of(new Mistake("words", CasePages.refused(e, visit.texts()))));
        }
    }

    private void tried(Visit visit) {
        KeptRule kept = rule(visit);
        show(visit, 200, null, desk.past().replay(kept.id(), kept.rule()));
    }

    private void act(Visit visit, String did) {
        String id = rule(visit).id();
        try {
            if (did.equals("on")) {
                rules.switchOn(Look.of(visit).actor(), id);
            } else {
                rules.switchOff(Look.of(visit).actor(), id);
            }
            visit.see(LIST + "/" + id + "?did=" + did);
        } catch (ActRefusedException e) {
            show(visit, 422, CasePages.refused(e, visit.texts()), null);
        }
    }

    private KeptRule rule(Visit visit) {
        return rules.find(visit.http().pathParam("rule")).orElseThrow(() -> new Trouble(404, "missing"));
    }

    private void form(Visit visit, int status, Function<String, String> given, List<Mistake> mistakes) {
        Texts t = visit.texts();
        Page page = shell.page(visit, "rules", t.of("rules.new"), null);
        shell.show(visit, status, "ruleForm", page, "fields", RuleForm.fields(given, t), "errors", mistakes);
    }

    private void show(Visit visit, int status, @Nullable String error, @Nullable RuleReplay replay) {
        Look look = Look.of(visit);
        Texts t = look.t();
        KeptRule kept = rule(visit);
        String did = visit.query("did");
        Page.Told told = DONE.contains(did) && error == null ? Page.Told.plain(t.of("rules.did." + did)) : null;
        Page page = shell.page(visit, "rules", t.of("rules.one", "id", kept.id()), told);
        shell.show(visit, status, "rule", page, "rule", view(kept, look, replay), "error", error);
    }

    private static RuleView view(KeptRule kept, Look look, @Nullable RuleReplay replay) {
        Texts t = look.t();
        OwnRule rule = kept.rule();
        List<String> steps = kept.steps().stream().map(step -> step(step, look)).toList();
        String language = rule.language().isEmpty()
                ? t.of("rules.any-language")
                : Locale.forLanguageTag(rule.language()).getDisplayLanguage(t.locale());
        return new RuleView(
                kept.id(),
                t.of("topic." + rule.kind()),
                t.of("rules.form." + rule.form().name()),
                language,
                kept.state().name(),
                steps.isEmpty() ? "" : steps.get(steps.size() - 1),
                rule.lines(),
                rule.reason(),
                rule.matching(),
                rule.passing(),
                steps,
                replay == null ? null : tried(replay, t));
    }

    private static String step(KeptRule.Step step, Look look) {
        Texts t = look.t();
        String text = t.of("rules.step." + step.state().name(), "name", step.by(), "time", look.moment(step.at()));
        return step.cases() == 0
                ? text
                : text + " " + t.of("rules.step.tried", "n", step.matched(), "all", step.cases());
    }

    private static RuleView.Tried tried(RuleReplay replay, Texts t) {
        String sum = replay.cases() == 0
                ? t.of("rules.tried-none")
                : t.of(
                        "rules.tried",
                        "cases",
                        replay.cases(),
                        "days",
                        (int) Math.ceil(replay.days()),
                        "n",
                        replay.matched(),
                        "daily",
                        replay.perDay());
        return new RuleView.Tried(sum, ids(replay.gained()), ids(replay.known()), ids(replay.lost()));
    }

    private static List<String> ids(List<CaseId> cases) {
        return cases.stream().limit(MOST_LINKS).map(CaseId::value).toList();
    }
}
