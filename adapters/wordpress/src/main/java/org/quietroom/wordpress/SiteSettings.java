package org.quietroom.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.setting.Setting;
import org.quietroom.core.setting.Settings;

/** Where the site is and how we sign in there, checked. The password is not part of {@link #toString()}. */
final class SiteSettings {
    private static final Setting<String> SITE = Setting.text(
            "site", "", "The address of the WordPress site, such as https://example.org/; http on this machine alone.");
    private static final Setting<String> USER =
            Setting.text("user", "quietroom", "The WordPress user the application password belongs to.");
    private static final Setting<String> PASSWORD =
            Setting.secret("application-password", "What the plugin's page in the administration showed");

    static final List<Setting<?>> ALL = List.of(SITE, USER, PASSWORD);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI site;
    private final String user;
    private final String password;

    private SiteSettings(URI site, String user, String password) {
        this.site = site;
        this.user = user;
        this.password = password;
    }

    /** @throws IllegalArgumentException if a setting does not fit; the message names the key and what is allowed */
    static SiteSettings of(Settings settings) {
        URI site = address(settings.get(SITE));
        if (site == null) {
            throw SITE.misfit(
                    "the address of the WordPress site, such as https://example.org/; http:// on this machine alone");
        }
        String password = settings.get(PASSWORD).replace(" ", "").trim();
        if (password.isEmpty()) {
            throw new IllegalArgumentException("setting 'application-password' is missing: Settings > Quietroom in the"
                    + " site's administration makes one");
        }
        return new SiteSettings(site, settings.get(USER), password);
    }

    private static @Nullable URI address(String text) {
        try {
            URI given = new URI(text.endsWith("/") ? text : text + "/");
            if (given.getHost() == null || given.getRawQuery() != null || given.getRawUserInfo() != null) {
                return null;
            }
            boolean here = LOOPBACK.contains(given.getHost().toLowerCase(Locale.ROOT));
            boolean safe = "https".equals(given.getScheme()) || (here && "http".equals(given.getScheme()));
            return safe ? given : null;
        } catch (java.net.URISyntaxException e) {
            return null;
        }
    }

    /** An address of the plugin's REST routes, which answers with any kind of permalinks. */
    URI route(String path) {
        return site.resolve("?rest_route=/quietroom/v1/" + path);
    }

    /** The value of the header {@code Authorization} (RFC 7617). */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "SiteSettings[" + site.getHost() + "]";
    }
}
