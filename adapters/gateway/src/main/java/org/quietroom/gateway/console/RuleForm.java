package org.quietroom.gateway.console;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.gateway.console.FormView.Field;
import org.quietroom.gateway.console.FormView.Mistake;
import org.quietroom.gateway.console.FormView.Option;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.RuleCheck;
import org.quietroom.moderation.rules.RuleFault;

/** What is asked of whoever writes a rule. */
final class RuleForm {
    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fr");
    private static final Splitter LINES = Splitter.onPattern("\\R");

    private RuleForm() {}

    static List<Field> fields(Function<String, String> given, Texts t) {
        List<Option> kinds = OwnRule.KINDS.stream()
                .map(kind -> new Option(kind.value(), t.of("topic." + kind), ""))
                .toList();
        List<Option> forms = Arrays.stream(OwnRule.Form.values())
                .map(form -> new Option(form.name(), t.of("rules.form." + form.name()), ""))
                .toList();
        List<Option> languages = new ArrayList<>();
        languages.add(new Option("", t.of("rules.any-language"), ""));
        LANGUAGES.forEach(code ->
                languages.add(new Option(code, Locale.forLanguageTag(code).getDisplayLanguage(t.locale()), "")));
        return List.of(
                Field.choose(FormView.Type.SELECT, "kind", t.of("rules.kind"), given.apply("kind"), kinds),
                Field.choose(FormView.Type.RADIO, "form", t.of("rules.written"), given.apply("form"), forms),
                lines("words", t.of("rules.lines"), t.of("rules.lines-hint", "n", RuleCheck.MOST_LINES), given),
                Field.choose(
                        FormView.Type.SELECT, "language", t.of("rules.language"), given.apply("language"), languages),
                lines("reason", t.of("rules.reason"), t.of("rules.reason-hint"), given),
                lines("matching", t.of("rules.matching"), t.of("rules.examples-hint"), given),
                lines("passing", t.of("rules.passing"), t.of("rules.passing-hint"), given));
    }

    private static Field lines(String name, String label, String hint, Function<String, String> given) {
        return new Field(name, FormView.Type.LINES, label, hint, given.apply(name), true, List.of());
    }

    /** The rule that a form describes. */
    static OwnRule read(Visit visit) {
        try {
            return new OwnRule(
                    new FlagKind(visit.field("kind")),
                    OwnRule.Form.valueOf(visit.field("form").isEmpty() ? "WORDS" : visit.field("form")),
                    visit.field("language"),
                    LINES.splitToList(visit.field("words")),
                    visit.field("reason"),
                    LINES.splitToList(visit.field("matching")),
                    LINES.splitToList(visit.field("passing")));
        } catch (IllegalArgumentException e) {
            throw new Trouble(400, "elsewhere");
        }
    }

    /** What the fields of a rule hold. */
    static String value(OwnRule rule, String field) {
        return switch (field) {
            case "kind" -> rule.kind().value();
            case "form" -> rule.form().name();
            case "language" -> rule.language();
            case "words" -> String.join("\n", rule.lines());
            case "reason" -> rule.reason();
            case "matching" -> String.join("\n", rule.matching());
            case "passing" -> String.join("\n", rule.passing());
            default -> "";
        };
    }

    static List<Mistake> mistakes(List<RuleFault> faults, Texts t) {
        return faults.stream()
                .map(fault -> new Mistake(
                        field(fault.what()),
                        t.of("rules.fault." + fault.what().name(), "line", fault.line(), "most", most(fault.what()))))
                .toList();
    }

    private static int most(RuleFault.What what) {
        return switch (what) {
            case LONG_LINE -> RuleCheck.LONGEST_LINE;
            case REASON -> RuleCheck.LONGEST_REASON;
            case NO_MATCHING, NO_PASSING -> RuleCheck.MOST_EXAMPLES;
            default -> RuleCheck.MOST_LINES;
        };
    }

    private static String field(RuleFault.What what) {
        return switch (what) {
            case REASON -> "reason";
            case LANGUAGE -> "language";
            case NO_MATCHING, MISSED -> "matching";
            case NO_PASSING, CAUGHT -> "passing";
            default -> "words";
        };
    }
}
