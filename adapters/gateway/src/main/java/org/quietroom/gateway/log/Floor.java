package org.quietroom.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** What libraries log below a warning is not made, whatever level anybody sets: at DEBUG Jetty logs bodies. */
final class Floor extends TurboFilter {
    private static final String OURS = "org.quietroom.";

    static boolean ours(String logger) {
        return logger.startsWith(OURS);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        return level.isGreaterOrEqual(Level.WARN) || ours(logger.getName()) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
