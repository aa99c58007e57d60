package org.quietroom.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.GuardProvider;
import org.quietroom.core.guard.Need;
import org.quietroom.core.guard.OnFailure;
import org.quietroom.core.guard.Phase;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.GuardId;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Span;
import org.quietroom.core.verdict.Verdict;

/** The contract of guards passes a good guard and names what is wrong with every bad one. */
class GuardContractTest {
    private static volatile Fault fault = Fault.NONE;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsFoundByItsRule(Fault chosen) {
        fault = chosen;
        ContractRun run = ContractRun.of(TriedGuard.class);
        assertThat(run.tests()).isEqualTo(15);
        if (chosen == Fault.NONE) {
            assertThat(run.failed()).isEmpty();
        } else {
            assertThat(run.failed()).containsKey(chosen.rule.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyRuleThatCanBeTestedHasOneTestNamedAfterIt() {
        Set<String> tests = Arrays.stream(GuardContract.class.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .map(name -> name.substring(0, 3).toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(tests)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(GuardRule.values())
                        .filter(GuardRule::testable)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyTestableRuleHasAFault() {
        assertThat(Arrays.stream(Fault.values()).map(f -> f.rule).collect(Collectors.toSet()))
                .containsAll(Arrays.stream(GuardRule.values())
                        .filter(GuardRule::testable)
                        .filter(rule -> rule != GuardRule.G10) // a review that breaks it cannot be made
                        .toList());
    }

    /** One thing wrong with a guard. */
    enum Fault {
        NONE(GuardRule.G90),
        CHANGING_ID(GuardRule.G01),
        FALLBACK_REFUSED(GuardRule.G02),
        FORGETFUL(GuardRule.G03),
        SHARED_STATE(GuardRule.G04),
        NULL(GuardRule.G05),
        THROWS(GuardRule.G06),
        SPAN_OUTSIDE(GuardRule.G07),
        OTHER_FORMAT(GuardRule.G08),
        REWRITES_IN_CARE(GuardRule.G09),
        MEDDLES(GuardRule.G11),
        GROWS(GuardRule.G12),
        QUADRATIC(GuardRule.G13),
        QUOTES(GuardRule.G14),
        LOCALE(GuardRule.G15);

        private final GuardRule rule;

        Fault(GuardRule rule) {
            this.rule = rule;
        }
    }

    static class TriedGuard extends GuardContract {
        @Override
        protected GuardProvider provider() {
            return new Stars();
        }

        @Override
        protected List<Submission> examples() {
            return List.of(
                    Samples.post("the SECRET is secret"), Samples.topic(Format.HTML, "<b>secret</b>", "nothing TITLE"));
        }
    }

    /** Writes stars in place of the word secret, and flags it; or does one thing wrong. */
    private static final class Stars implements GuardProvider {
        private static final AtomicInteger MADE = new AtomicInteger();

        private final int number = MADE.incrementAndGet();

        @Override
        public GuardId id() {
            return new GuardId("test.stars" + (fault == Fault.CHANGING_ID ? number : ""));
        }

        @Override
        public Phase phase() {
            return fault == Fault.REWRITES_IN_CARE ? Phase.CARE : Phase.REDACT;
        }

        @Override
        public Set<Need> needs() {
            return Set.of(Need.PLAIN_TEXT);
        }

        @Override
        public OnFailure onFailure() {
            return OnFailure.HOLD;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(Setting.text("word", fault == Fault.FALLBACK_REFUSED ? "" : "secret", "What is hidden."));
        }

        @Override
        public Guard create(Settings settings) {
            if (fault == Fault.FALLBACK_REFUSED) {
                throw new IllegalArgumentException("word: must be set");
            }
            return new StarsGuard();
        }
    }

    private static final class StarsGuard implements Guard {
        /** What is written here cannot be optimised away. */
        @SuppressWarnings("UnusedVariable")
        private static volatile int sink;

        private int calls;
        private volatile Thread last = Thread.currentThread();

        @Override
        public Review review(Submission submission, RoomContext context) {
            calls++;
            boolean fromOther = !last.equals(Thread.currentThread());
            last = Thread.currentThread();
            List<Part> parts =
                    submission.parts().stream().map(StarsGuard::starred).toList();
            List<Flag> flags = submission.parts().stream()
                    .filter(part -> part.text().contains("secret"))
                    .map(part -> flag(submission.parts().indexOf(part), part.text()))
                    .toList();
            return switch (fault) {
                case NULL -> null;
                case THROWS -> {
                    if (submission.length() > 90_000) {
                        throw new IllegalStateException("too much for me");
                    }
                    yield review(parts, submission, flags);
                }
                case FORGETFUL -> calls % 2 == 0 ? Review.PASS : Review.flagged(List.of(plain(0, 0)));
                case SHARED_STATE ->
                    fromOther && !submission.parts().isEmpty() ? Review.flagged(List.of(plain(0, 0))) : Review.PASS;
                case OTHER_FORMAT ->
                    Review.of(new Verdict.Rewrite(parts.stream()
                            .map(p -> new Part(p.role(), Format.PLAIN, p.text()))
                            .toList()));
                case MEDDLES ->
                    Review.of(new Verdict.Rewrite(parts.stream()
                            .map(p -> p.withText(p.text().replace("\r\n", "\n")))
                            .toList()));
                case GROWS ->
                    Review.of(new Verdict.Rewrite(parts.stream()
                            .map(p -> p.withText(p.text().contains("*") ? p.text() + "*" : p.text()))
                            .toList()));
                case QUADRATIC -> {
                    submission.parts().stream()
                            .filter(p -> p.text().startsWith("aaaa"))
                            .forEach(StarsGuard::quadratic);
                    yield Review.PASS;
                }
                case LOCALE ->
                    submission.parts().stream()
                                    .anyMatch(p -> p.text()
                                            .toLowerCase(Locale.getDefault())
                                            .contains("title"))
                            ? Review.flagged(flags)
                            : Review.PASS;
                default -> review(parts, submission, flags);
            };
        }

        private static Review review(List<Part> parts, Submission submission, List<Flag> flags) {
            return new Review(parts.equals(submission.parts()) ? Verdict.PASS : new Verdict.Rewrite(parts), flags);
        }

        private static Part starred(Part part) {
            return part.withText(part.text().replace("secret", "******"));
        }

        private static Flag flag(int part, String text) {
            int at = text.indexOf("secret");
            String rule = fault == Fault.QUOTES ? text.substring(0, Math.min(100, text.length())) : "stars/1";
            Span span = new Span(part, at, fault == Fault.SPAN_OUTSIDE ? text.length() + 1 : at + 6);
            return new Flag(FlagKind.UNCHECKED, Severity.NONE, List.of(span), rule, Reading.UNKNOWN);
        }

        private static Flag plain(int part, int extra) {
            return new Flag(FlagKind.UNCHECKED, Severity.NONE, List.of(), "stars/" + part + extra, Reading.UNKNOWN);
        }

        /** Each step needs the one before, so that no compiler can make less of it. */
        private static void quadratic(Part part) {
            int mixed = 1;
            for (int i = 0; i < part.text().length(); i += 200) {
                for (int j = 0; j < part.text().length(); j++) {
                    mixed = Integer.rotateLeft(mixed * 31 + part.text().charAt(j), 5);
                }
            }
            sink = mixed;
        }
    }
}
