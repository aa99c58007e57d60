package org.quietroom.gateway.console;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The wording in one language, as ICU message patterns: the console's from {@code texts/console/<lang>.yaml}, that of members' pages
 * from {@code texts/member/<lang>.yaml}. Immutable.
 */
public final class Texts {
    /** The languages there are, the first being what others fall back to. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** The languages of members' pages, the first being what others fall back to. */
    static final List<Locale> OF_MEMBERS =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"), Locale.FRENCH);

    private static final int LONGEST_HEADER = 200;
    private static final Map<String, Texts> ALL = loadAll("console", LANGUAGES);
    private static final Map<String, Texts> MEMBERS = loadAll("member", OF_MEMBERS);

    private final Locale locale;
    private final Map<String, MessageFormat> patterns;

    private Texts(Locale locale, Map<String, MessageFormat> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /** The texts of a language, or English where there are none. */
    public static Texts in(Locale language) {
        Texts found = ALL.get(language.getLanguage());
        return found != null ? found : requireNonNull(ALL.get(LANGUAGES.get(0).getLanguage()));
    }

    /**
     * The texts of members' pages in the language that a browser wants most of those there are, or English.
     *
     * @param accepted the header Accept-Language; null if there is none
     */
    static Texts forMember(@Nullable String accepted) {
        Locale found = null;
        try {
            if (accepted != null && accepted.length() <= LONGEST_HEADER) {
                found = Locale.lookup(Locale.LanguageRange.parse(accepted), OF_MEMBERS);
            }
        } catch (IllegalArgumentException e) {
            found = null;
        }
        return requireNonNull(MEMBERS.get((found == null ? OF_MEMBERS.get(0) : found).getLanguage()));
    }

    /** The texts of members' pages in all languages, the first being what others fall back to. */
    static List<Texts> ofMembers() {
        return OF_MEMBERS.stream()
                .map(language -> requireNonNull(MEMBERS.get(language.getLanguage())))
                .toList();
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The language of what guards and desk say themselves, where it is not this one; null where it is. */
    public @Nullable String foreign() {
        return locale.getLanguage().equals("en") ? null : "en";
    }

    /** Whether there is a text of this name. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * One text.
     *
     * @param values name, value, name, value …, for the places in the pattern
     * @throws IllegalArgumentException if there is no such text
     */
    public String of(String key, Object... values) {
        MessageFormat pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text is named '" + key + "' in " + locale.toLanguageTag() + ".yaml");
        }
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            named.put((String) values[i], values[i + 1]);
        }
        return pattern.clone().format(named);
    }

    /** The text of {@code key}, or {@code other} where there is none. */
    public String or(String key, String other) {
        return has(key) ? of(key) : other;
    }

    Set<String> keys() {
        return patterns.keySet();
    }

    private static Map<String, Texts> loadAll(String whose, List<Locale> languages) {
        Map<String, Texts> all = new HashMap<>();
        languages.forEach(language -> all.put(language.getLanguage(), load(whose, language)));
        return Map.copyOf(all);
    }

    private static Texts load(String whose, Locale language) {
        String name = "/texts/" + whose + "/" + language.getLanguage() + ".yaml";
        try (@Nullable InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name + "; build it again");
            }
            Map<String, MessageFormat> patterns = new TreeMap<>();
            collect("", new YAMLMapper().readTree(in), ULocale.forLocale(language), patterns);
            return new Texts(language, patterns);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's " + name + " cannot be read", e);
        }
    }

    private static void collect(String path, JsonNode node, ULocale language, Map<String, MessageFormat> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            language,
                            into));
        } else {
            into.put(path, new MessageFormat(node.asText(), language));
        }
    }
}
