package org.quietroom.moderation.care;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a community may say about itself in notes. What is not set is not said.
 *
 * @param watch one true sentence on who reads here and when; null says that nobody watches live
 * @param usualWait how long a held post usually waits; null says nothing of it
 * @param base the address under which members reach the gateway's pages, without a path; null leaves every link out
 */
public record CareSettings(
        @Nullable String watch,
        @Nullable Duration usualWait,
        @Nullable URI base) {
    /** Nothing set. */
    public static final CareSettings NONE = new CareSettings(null, null, null);

    /** @throws IllegalArgumentException if the address is not http or https */
    public CareSettings {
        if (base != null
                && !base.toString().startsWith("http://")
                && !base.toString().startsWith("https://")) {
            throw new IllegalArgumentException("the base address of member pages begins with http:// or https://");
        }
    }
}
