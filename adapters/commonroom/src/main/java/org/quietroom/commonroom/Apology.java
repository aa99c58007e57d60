package org.quietroom.commonroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a member reads when something cannot be done, in one language: from {@code sorry-<language>.properties}. Says nothing of whoever
 * reads it.
 *
 * @param language its tag
 * @param what what did not happen
 * @param why the reason, as far as it is known
 * @param next what to do now
 */
record Apology(String language, String what, String why, String next) {
    private static final Map<String, Properties> TEXTS =
            Languages.ALL.stream().collect(Collectors.toUnmodifiableMap(language -> language, Apology::read));

    /**
     * The words for a refusal.
     *
     * @param name such as {@code large}
     * @param limit the longest message
     */
    static Apology of(String name, String language, int limit) {
        return new Apology(
                language,
                text(language, name + ".what"),
                text(language, name + ".why").replace("{limit}", String.valueOf(limit)),
                text(language, name + ".next"));
    }

    /** One text. */
    static String text(String language, String key) {
        String text = texts(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text is named '" + key + "' in sorry-" + language + ".properties");
        }
        return text;
    }

    /** All texts of a language. */
    static Properties texts(String language) {
        return Objects.requireNonNull(TEXTS.get(language), language);
    }

    /** In one line, as a script shows it beside the form. */
    String line() {
        return what + ". " + why + " " + next;
    }

    private static Properties read(String language) {
        String name = "sorry-" + language + ".properties";
        try (InputStream in = Apology.class.getResourceAsStream(name)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the jar", e);
        }
    }
}
