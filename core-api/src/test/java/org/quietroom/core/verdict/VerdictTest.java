package org.quietroom.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.core.message.Part;

/** What guards conclude: a crisis flag never comes with a punishment, because such a review cannot be made. */
class VerdictTest {
    private static final Reason WHY = new Reason("test.why", "Because.");

    private static Flag flag(Severity severity) {
        return new Flag(FlagKind.SUICIDE, severity, List.of(new Span(0, 0, 1)), "test/1", Reading.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void aCrisisFlagComesWithAPassAlone(Severity severity) {
        for (Verdict verdict :
                List.of(new Verdict.Hold(WHY), new Verdict.Refuse(WHY), new Verdict.Rewrite(List.of(Part.body("x"))))) {
            if (severity.crisis()) {
                assertThatThrownBy(() -> new Review(verdict, List.of(flag(severity))))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("never punishes");
            } else {
                assertThat(new Review(verdict, List.of(flag(severity))).verdict())
                        .isEqualTo(verdict);
            }
        }
        assertThat(Review.flagged(List.of(flag(severity))).verdict()).isEqualTo(Verdict.PASS);
        assertThat(severity.crisis()).isEqualTo(severity != Severity.NONE);
    }

    @Test
    void theMostUrgentFlagSpeaksForADecision() {
        Decision decision = new Decision(
                Verdict.PASS,
                List.of(),
                List.of(flag(Severity.PASSIVE), flag(Severity.PLAN), flag(Severity.NONE)),
                List.of());
        assertThat(decision.severity()).isEqualTo(Severity.PLAN);
        assertThat(decision.needsCase()).isTrue();
        assertThat(new Decision(Verdict.PASS, List.of(), List.of(), List.of()).needsCase())
                .isFalse();
        assertThat(new Decision(new Verdict.Hold(WHY), List.of(), List.of(), List.of()).needsCase())
                .isTrue();
    }

    @Test
    void deniedQuotedAndPastWordsOfNoTierAskNobodyToLook() {
        for (Reading.Stance stance : Reading.Stance.values()) {
            for (Reading.Voice voice : Reading.Voice.values()) {
                for (Reading.Time time : Reading.Time.values()) {
                    Reading reading = new Reading(Reading.Subject.AUTHOR, time, voice, stance, List.of(), List.of());
                    boolean distant = stance == Reading.Stance.NEGATED
                            || time == Reading.Time.PAST
                            || (voice != Reading.Voice.OWN && voice != Reading.Voice.UNKNOWN);
                    assertThat(needsCase(Severity.NONE, reading)).isEqualTo(!distant);
                    assertThat(needsCase(Severity.PASSIVE, reading)).isTrue();
                }
            }
        }
    }

    private static boolean needsCase(Severity severity, Reading reading) {
        Flag flag = new Flag(FlagKind.SUICIDE, severity, List.of(), "test/1", reading);
        return new Decision(Verdict.PASS, List.of(), List.of(flag), List.of()).needsCase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "Upper.case", "a..b", "a.b ", "1.a", "a.", ".a"})
    void guardIdsHaveOneForm(String value) {
        assertThatThrownBy(() -> new GuardId(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePrefixOfOurOwnGuardsIsKnown() {
        assertThat(new GuardId("quietroom.crisis").reserved()).isTrue();
        assertThat(new GuardId("quietroomy.crisis").reserved()).isFalse();
    }

    @Test
    void flagKindsCanBeUsedAndHaveOneForm() {
        assertThat(FlagKind.SUICIDE).hasToString("suicide").isEqualTo(new FlagKind("suicide"));
        assertThatThrownBy(() -> new FlagKind("Suicide")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansAreNotEmptyAndNotNegative() {
        assertThatThrownBy(() -> new Span(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(0, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reasonsHaveACodeAndAText() {
        assertThatThrownBy(() -> new Reason("Bad Code", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reason("ok", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reason("ok", "x".repeat(501))).isInstanceOf(IllegalArgumentException.class);
    }
}
