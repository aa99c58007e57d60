package org.quietroom.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietroom.gateway.console.signin.Preferences;

class LanguagesTest {
    private Stage stage;
    private Caller rowan;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new Stage(folder);
        rowan = stage.browser("Rowan");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void eachLanguageIsWhole() {
        SampleCases.crisis(stage);
        stage.prefer("Rowan", true, Preferences.Theme.DARK, Locale.GERMAN);
        String body = rowan.get("/desk/queue").body();
        assertThat(body).contains("<html lang=\"de\" data-theme=\"dark\">", "Übernehmen");
        assertThat(Texts.in(Locale.GERMAN).keys())
                .isEqualTo(Texts.in(Locale.ENGLISH).keys());
    }

    @Test
    void codesOfTheDeskAreSaidInWords() {
        Texts german = Texts.in(Locale.GERMAN);
        assertThat(Details.of("published", german)).isEqualTo("veröffentlicht");
        assertThat(Details.of("to Kim", german)).isEqualTo("an Kim");
        assertThat(Details.of("rule.unkind, 1 days", Texts.in(Locale.ENGLISH)))
                .isEqualTo("It is unkind to somebody, 1 day");
        assertThat(Details.of("rule.unkind, for good", Texts.in(Locale.ENGLISH)))
                .isEqualTo("It is unkind to somebody, for good");
        assertThat(Details.closed("fine safe-now", Texts.in(Locale.ENGLISH)))
                .isEqualTo("fine: The author says they are safe, or not alone");
        assertThat(Details.of("something-else", german)).isEqualTo("something-else");
    }
}
