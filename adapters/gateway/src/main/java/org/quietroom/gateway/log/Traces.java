package org.quietroom.gateway.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.jspecify.annotations.Nullable;

/** Where a failure came from: classes and frames, its causes' too. Messages are left out, for they may quote content. */
public final class Traces {
    private static final int MAX_FRAMES = 40;
    private static final int MAX_CAUSES = 8;

    private Traces() {}

    /** Several lines, the last one ended. */
    public static String withoutMessages(Throwable failure) {
        return write(new ThrowableProxy(failure), "\n    at ", "\ncaused by ") + "\n";
    }

    static String onOneLine(IThrowableProxy failure) {
        return write(failure, " < ", " | caused by ");
    }

    private static String write(IThrowableProxy failure, String beforeFrame, String beforeCause) {
        StringBuilder out = new StringBuilder();
        @Nullable IThrowableProxy next = failure;
        for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
            out.append(depth == 0 ? "" : beforeCause).append(next.getClassName());
            StackTraceElementProxy[] frames = next.getStackTraceElementProxyArray();
            for (int i = 0; frames != null && i < Math.min(frames.length, MAX_FRAMES); i++) {
                StackTraceElement frame = frames[i].getStackTraceElement();
                out.append(beforeFrame)
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName())
                        .append(':')
                        .append(frame.getLineNumber());
            }
            next = next.getCause();
        }
        return out.toString();
    }
}
