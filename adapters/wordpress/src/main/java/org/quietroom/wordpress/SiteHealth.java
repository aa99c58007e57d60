package org.quietroom.wordpress;

import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;

/** What a site's answers mean, in words for its operator. */
final class SiteHealth {
    static final HostHealth WAITING = new HostHealth(State.WAITING, "The site was not called yet.");
    static final HostHealth AWAY = new HostHealth(
            State.LOST,
            "The site does not answer. Look whether its web server runs and whether 'site' is the address it has from here.");
    static final HostHealth STRANGE = new HostHealth(
            State.REFUSED,
            "The site answers, and not as the plugin does. Look whether 'site' is WordPress's own address, and in the log of"
                    + " its web server.");
    private static final HostHealth REACHED =
            new HostHealth(State.REACHED, "The site is reached, and its plugin reaches the gateway.");
    private static final HostHealth SHADOW =
            new HostHealth(State.REACHED, "The site is reached; its plugin is in shadow mode and changes nothing.");
    private static final HostHealth ONE_WAY = new HostHealth(
            State.REFUSED,
            "The site is reached, but its plugin does not reach the gateway: Settings > Quietroom in the site's"
                    + " administration says why.");
    private static final HostHealth PASSWORD = new HostHealth(
            State.REFUSED,
            "The site does not accept the application password. Make a new one in Settings > Quietroom; if it is new, the"
                    + " web server keeps the Authorization header from WordPress.");
    private static final HostHealth RIGHT = new HostHealth(
            State.REFUSED,
            "The user of the application password lacks the right quietroom_effects. Make a password in Settings >"
                    + " Quietroom and use it.");
    private static final HostHealth NO_PLUGIN = new HostHealth(
            State.REFUSED,
            "The site has no route of the plugin. Look whether quietroom.php is in wp-content/mu-plugins.");
    private static final HostHealth MOVED = new HostHealth(
            State.REFUSED,
            "The site sends us to another address. Set 'site' to the one it has, with https and www as it is there.");
    private static final HostHealth BROKEN = new HostHealth(
            State.LOST, "The site answers with an error. The log of its web server or of WordPress says why.");

    private SiteHealth() {}

    /** What a status says that is not the plugin's answer; null if it is. */
    static @Nullable HostHealth refusal(int status) {
        if (status == 200) {
            return null;
        }
        return switch (status) {
            case 401 -> PASSWORD;
            case 403 -> RIGHT;
            case 404 -> NO_PLUGIN;
            case 301, 302, 303, 307, 308 -> MOVED;
            default -> status >= 500 ? BROKEN : STRANGE;
        };
    }

    static HostHealth of(EffectJson.State state) {
        if (!state.ours()) {
            return STRANGE;
        }
        if (state.shadow()) {
            return SHADOW;
        }
        return state.reached() ? REACHED : ONE_WAY;
    }
}
