package org.quietroom.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How values are written in the file. Each method refuses by {@link IllegalArgumentException} and says what is allowed. */
final class Forms {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})\\s*(s|m|h|d)");
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    private Forms() {}

    static Duration duration(String text) {
        Matcher form = DURATION.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("write a number and s, m, h or d, such as 10m or 3d");
        }
        long count = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static Duration idle(String text) {
        Duration idle = duration(text);
        if (idle.compareTo(Duration.ofMinutes(5)) < 0 || idle.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("write 5m to 12h");
        }
        return idle;
    }

    static Locale language(String tag) {
        try {
            Locale language = new Locale.Builder().setLanguageTag(tag).build();
            if (language.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("write a language such as en or pt-BR");
            }
            return language;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("write a language such as en or pt-BR");
        }
    }

    static String country(String text) {
        if (!text.isEmpty() && !List.of(Locale.getISOCountries()).contains(text)) {
            throw new IllegalArgumentException("write two capital letters of ISO 3166-1, such as DE, or nothing");
        }
        return text;
    }

    static @Nullable URI base(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (web
                    && bare
                    && uri.getHost() != null
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("write an address such as https://desk.example.org");
        }
        throw new IllegalArgumentException("write scheme and host without a path, such as https://desk.example.org");
    }

    static boolean shadow(String mode) {
        return switch (mode) {
            case "shadow" -> true;
            case "on" -> false;
            default -> throw new IllegalArgumentException("write shadow or on");
        };
    }

    static String level(String text) {
        if (!LEVELS.contains(text)) {
            throw new IllegalArgumentException("write one of " + String.join(", ", LEVELS));
        }
        return text;
    }

    static String url(String text) {
        if (!text.isEmpty() && !text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:sqlite:")) {
            throw new IllegalArgumentException("write jdbc:postgresql://host/database, jdbc:sqlite:file, or nothing");
        }
        return text;
    }
}
