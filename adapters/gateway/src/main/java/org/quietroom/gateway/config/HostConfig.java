package org.quietroom.gateway.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.host.HostPolicy;
import org.quietroom.core.message.HostId;
import org.quietroom.core.setting.Settings;

/**
 * One host, as configured.
 *
 * @param id its key
 * @param type which plugin serves it
 * @param shadow whether everything is only reported
 * @param veiled whether members appear under pseudonyms once it is not in shadow mode
 * @param before whether messages must be judged before anybody sees them, once it is not in shadow mode
 * @param name what people call it
 * @param language of its rooms
 * @param secret what requests are signed with; null for a connector, or a host that only uses its socket
 * @param perSecond how often it may ask
 * @param socket whether it has a Unix domain socket
 * @param settings what its type declares
 */
public record HostConfig(
        HostId id,
        String type,
        boolean shadow,
        boolean veiled,
        boolean before,
        String name,
        Locale language,
        @Nullable Secret secret,
        int perSecond,
        boolean socket,
        Settings settings) {

    /** What the community wants of it. */
    public HostPolicy policy() {
        return shadow ? HostPolicy.SHADOW : new HostPolicy(false, veiled, before);
    }
}
