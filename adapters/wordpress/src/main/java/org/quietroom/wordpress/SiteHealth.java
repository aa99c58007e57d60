package org.quietroom.wordpress;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.Destination;
import org.quietroom.core.host.HostHealth;
import org.quietroom.core.host.HostHealth.State;

/** What a site's answers mean, in words for its operator. */
final class SiteHealth {
    static final HostHealth WAITING = new HostHealth(State.WAITING, "The site was not called yet.");
    static final HostHealth STRANGE = new HostHealth(
            State.REFUSED,
            "The site answers, and not as the plugin does. Look whether 'site' is WordPress's own address, and in the log of"
                    + " its web server.");
    private static final int PROTOCOL = 1;
    private static final HostHealth REACHED =
            new HostHealth(State.REACHED, "The site is reached, and its plugin reaches the gateway.");
    private static final HostHealth THIS_WAY = new HostHealth(
            State.REACHED,
            "The site is reached and takes the application password. Whether its plugin reaches the gateway shows when that"
                    + " runs.");
    private static final HostHealth SHADOW =
            new HostHealth(State.REACHED, "The site is reached; its plugin is in shadow mode and changes nothing.");
    private static final HostHealth PASSWORD = refused(
            "The site does not know the application password: make a new one in Settings > Quietroom and put it where"
                    + " 'application-password-file' says.");
    private static final HostHealth USER = refused(
            "The site has no user of the name in 'user': Settings > Quietroom makes it with its password, and it is named"
                    + " quietroom.");
    private static final HostHealth UNHEARD = refused(
            "The site did not see the application password: WordPress has such passwords over HTTPS alone, and its web server"
                    + " must pass the Authorization header on.");
    private static final HostHealth RIGHT = refused(
            "The user of the application password lacks the right quietroom_effects: make a password in Settings > Quietroom"
                    + " and use it.");
    private static final HostHealth GUARDED = refused(
            "The site's web server wants a password of its own (401) before WordPress is asked: let it pass requests to the REST"
                    + " interface, or set 'site' to an address without it.");
    private static final HostHealth FORBIDDEN = refused(
            "The site's web server, or a firewall before it, forbids what we ask (403) before WordPress is asked: let it pass"
                    + " requests to the REST interface from this machine.");
    private static final HostHealth NO_PLUGIN =
            refused("The site has no route of the plugin: look whether quietroom.php is in wp-content/mu-plugins.");
    private static final HostHealth NO_SITE = refused(
            "Something answers at 'site', and it is no WordPress with REST: set 'site' to the address of WordPress itself.");
    private static final HostHealth OLD = refused(
            "The site's plugin is of another release than this gateway: copy quietroom-plugin from the same one.");
    private static final HostHealth MOVED = refused(
            "The site sends us to another address: set 'site' to the one it has, with https and www as it is there.");
    private static final HostHealth BROKEN = new HostHealth(
            State.LOST, "The site answers with an error. The log of its web server or of WordPress says why.");

    private SiteHealth() {}

    /** Of a site that does not answer. */
    static HostHealth away(URI site, Throwable failure) {
        return new HostHealth(
                State.LOST, Destination.of("The site", site, "'site'").whyNot(failure));
    }

    private static HostHealth refused(String detail) {
        return new HostHealth(State.REFUSED, detail);
    }

    /** What a status says that is not the plugin's answer; null if it is. */
    static @Nullable HostHealth refusal(int status, String body) {
        if (status == 200) {
            return null;
        }
        return switch (status) {
            case 401 -> EffectJson.code(body).isEmpty() ? GUARDED : unauthorized(EffectJson.code(body));
            case 403 -> EffectJson.code(body).isEmpty() ? FORBIDDEN : RIGHT;
            case 404 -> EffectJson.code(body).isEmpty() ? NO_SITE : NO_PLUGIN;
            case 301, 302, 303, 307, 308 -> MOVED;
            default -> status >= 500 ? BROKEN : STRANGE;
        };
    }

    private static HostHealth unauthorized(String code) {
        return switch (code) {
            case "incorrect_password" -> PASSWORD;
            case "invalid_username", "invalid_email" -> USER;
            default -> UNHEARD;
        };
    }

    /** While the gateway runs. */
    static HostHealth of(EffectJson.State state) {
        HostHealth wrong = wrong(state);
        if (wrong != null) {
            return wrong;
        }
        if (state.shadow()) {
            return SHADOW;
        }
        return state.reached()
                ? REACHED
                : refused("The site is reached, but its plugin does not reach the gateway. It says: " + state.state());
    }

    /** While no gateway runs that the plugin could reach. */
    static HostHealth ofThisWay(EffectJson.State state) {
        HostHealth wrong = wrong(state);
        return wrong != null ? wrong : state.shadow() ? SHADOW : THIS_WAY;
    }

    private static @Nullable HostHealth wrong(EffectJson.State state) {
        if (!state.ours()) {
            return STRANGE;
        }
        if (!state.fault().isEmpty()) {
            return refused("The site's plugin has a fault in its settings: " + state.fault() + ".");
        }
        return state.protocol() == PROTOCOL ? null : OLD;
    }
}
