package org.quietroom.discord;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** A language the desk speaks, from {@code desk-<language>.properties}. */
enum Language {
    EN,
    DE,
    ES,
    FR;

    private static final Map<DiscordLocale, Language> LOCALES = Map.of(
            DiscordLocale.ENGLISH_US, EN,
            DiscordLocale.ENGLISH_UK, EN,
            DiscordLocale.GERMAN, DE,
            DiscordLocale.SPANISH, ES,
            DiscordLocale.SPANISH_LATAM, ES,
            DiscordLocale.FRENCH, FR);
    private static final Map<Language, Properties> TEXTS =
            Stream.of(values()).collect(Collectors.toMap(Function.identity(), Language::read));

    /** What somebody has set in Discord's client, or a server; English if the desk does not speak it. */
    static Language of(DiscordLocale locale) {
        return LOCALES.getOrDefault(locale, EN);
    }

    /** The language that the server of a room has set. */
    static Language of(JDA bot, Place place) {
        GuildChannel channel = bot.getGuildChannelById(place.channel());
        return channel == null ? EN : of(channel.getGuild().getLocale());
    }

    String text(Texts which) {
        return requireNonNull(requireNonNull(TEXTS.get(this)).getProperty(which.name()), which.name());
    }

    /** A text in every language but English, as Discord takes it beside the English one. */
    static Map<DiscordLocale, String> others(Texts which) {
        return LOCALES.entrySet().stream()
                .filter(spoken -> spoken.getValue() != EN)
                .collect(Collectors.toMap(Map.Entry::getKey, spoken -> which.in(spoken.getValue())));
    }

    private static Properties read(Language language) {
        String name = "desk-" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (InputStream in = requireNonNull(Language.class.getResourceAsStream(name), name)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
