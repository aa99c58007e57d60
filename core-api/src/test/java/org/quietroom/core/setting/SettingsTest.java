package org.quietroom.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Setting<String> WORD = Setting.text("word", "fallback", "A word.");
    private static final Setting<Integer> COUNT = Setting.number("count", 3, "A number.");
    private static final Setting<Boolean> ON = Setting.flag("on", true, "Yes or no.");
    private static final Setting<String> KEY = Setting.secret("key", "A secret.");

    @Test
    void whatIsNotSetHasItsFallback() {
        assertThat(Settings.EMPTY.get(WORD)).isEqualTo("fallback");
        assertThat(Settings.EMPTY.get(COUNT)).isEqualTo(3);
        assertThat(Settings.EMPTY.get(ON)).isTrue();
        assertThat(Settings.EMPTY.get(KEY)).isEmpty();
        assertThat(KEY.secret()).isTrue();
    }

    @Test
    void whatIsSetHolds() {
        Settings settings = Settings.of(Map.of("word", "other", "count", 7, "on", false));
        assertThat(settings.get(WORD)).isEqualTo("other");
        assertThat(settings.get(COUNT)).isEqualTo(7);
        assertThat(settings.get(ON)).isFalse();
    }

    @Test
    void anotherTypeNamesTheKeyAndNotTheValue() {
        Settings settings = Settings.of(Map.of("count", "canary"));
        assertThatThrownBy(() -> settings.get(COUNT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'count' must be a integer")
                .hasMessageNotContaining("canary");
    }

    @Test
    void numbersWithinTheirBoundsHoldAndBothBoundsAreWithin() {
        assertThat(Settings.of(Map.of("count", 2)).between(COUNT, 2, 9)).isEqualTo(2);
        assertThat(Settings.of(Map.of("count", 9)).between(COUNT, 2, 9)).isEqualTo(9);
        assertThat(Settings.EMPTY.between(COUNT, 2, 9)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 4711})
    void numbersOutsideOfTheirBoundsNameTheKeyAndWhatIsAllowed(int value) {
        Settings settings = Settings.of(Map.of("count", value));
        assertThatThrownBy(() -> settings.between(COUNT, 2, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting 'count' must be 2 to 9");
    }

    @Test
    void whatDoesNotFitNamesTheKeyAndWhatIsAllowed() {
        WORD.require(true, "lower case");
        assertThatThrownBy(() -> WORD.require(false, "lower case"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting 'word' must be lower case");
    }

    @Test
    void unknownKeysAreListedInOrder() {
        assertThat(Settings.of(Map.of("zeta", 1, "word", "x", "alpha", 2)).unknownTo(List.of(WORD, COUNT)))
                .containsExactly("alpha", "zeta");
    }

    @Test
    void valuesAreNotShown() {
        assertThat(Settings.of(Map.of("key", "canary"))).hasToString("Settings[key]");
    }
}
