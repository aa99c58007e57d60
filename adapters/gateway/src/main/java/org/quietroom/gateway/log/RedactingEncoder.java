package org.quietroom.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes an event as one line of UTF-8: time, level, thread, logger, message, a few MDC values, and where a failure came
 * from. Everything but time, level and logger is redacted; what other people's loggers pass as arguments is hidden unless
 * it is a number, a yes or no, or a class.
 */
public final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
    private static final List<String> MDC = List.of("host", "guard");
    private static final Pattern THREAD = Pattern.compile(
            "main|qtp\\d{1,12}-\\d{1,6}|quietroom-[a-z-]{1,40}(?:-\\d{1,6})?|ForkJoinPool[.\\w-]{1,40}|pool-\\d{1,4}-thread-\\d{1,4}");
    private static final byte[] NOTHING = new byte[0];

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160)
                .append(Instant.ofEpochMilli(event.getTimeStamp()))
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(thread(event.getThreadName()))
                .append("] ")
                .append(event.getLoggerName())
                .append(' ')
                .append(Redaction.of(message(event)));
        Map<String, String> values = new TreeMap<>(event.getMDCPropertyMap());
        values.keySet().retainAll(MDC);
        if (!values.isEmpty()) {
            line.append(' ').append(Redaction.of(values.toString()));
        }
        if (event.getThrowableProxy() != null) {
            line.append(" | ").append(Traces.onOneLine(event.getThrowableProxy()));
        }
        return line.append('\n').toString().getBytes(UTF_8);
    }

    private static String message(ILoggingEvent event) {
        Object[] arguments = event.getArgumentArray();
        if (arguments == null || Floor.ours(event.getLoggerName())) {
            return event.getFormattedMessage();
        }
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            shown[i] = plain(arguments[i]) ? arguments[i] : "[hidden]";
        }
        return MessageFormatter.arrayFormat(event.getMessage(), shown).getMessage();
    }

    private static boolean plain(Object argument) {
        return argument instanceof Number || argument instanceof Boolean || argument instanceof Class<?>;
    }

    private static String thread(String name) {
        return THREAD.matcher(name).matches() ? name : "other";
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
