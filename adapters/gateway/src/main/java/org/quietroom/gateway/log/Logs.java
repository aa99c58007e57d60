package org.quietroom.gateway.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up Logback, always with {@link RedactingEncoder} and {@link Floor}. Logback finds it as a service, so that there is
 * no moment and no test without them; a {@code logback.xml} is not read.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logs extends ContextAwareBase implements Configurator {
    private static final int OLD_FILES = 4;
    private static final String FILE_SIZE = "5MB";

    /** Called by Logback. */
    public Logs() {}

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        begin(loggers, Level.WARN).addAppender(started(loggers, console()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Nothing at all: for commands that say themselves what went wrong. */
    public static void quiet() {
        begin(context(), Level.OFF);
    }

    /**
     * From this level on, to standard error and to a file that is replaced at 5 MB; four old ones stay.
     *
     * @param level {@code error}, {@code warn}, {@code info} or {@code debug}
     */
    public static void to(Path file, String level) {
        LoggerContext loggers = context();
        var root = begin(loggers, Level.toLevel(level, Level.INFO));
        root.addAppender(started(loggers, console()));
        root.addAppender(started(loggers, rolling(loggers, file.toString())));
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static ch.qos.logback.classic.Logger begin(LoggerContext loggers, Level level) {
        loggers.reset();
        Floor floor = new Floor();
        floor.setContext(loggers);
        floor.start();
        loggers.addTurboFilter(floor);
        var root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        return root;
    }

    private static ConsoleAppender<ILoggingEvent> console() {
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setTarget("System.err");
        return console;
    }

    private static RollingFileAppender<ILoggingEvent> rolling(LoggerContext loggers, String file) {
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setFile(file);
        var old = new FixedWindowRollingPolicy();
        old.setContext(loggers);
        old.setParent(appender);
        old.setFileNamePattern(file + ".%i");
        old.setMinIndex(1);
        old.setMaxIndex(OLD_FILES);
        old.start();
        var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        full.setContext(loggers);
        full.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
        full.start();
        appender.setRollingPolicy(old);
        appender.setTriggeringPolicy(full);
        return appender;
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            LoggerContext loggers, OutputStreamAppender<ILoggingEvent> appender) {
        RedactingEncoder encoder = new RedactingEncoder();
        encoder.setContext(loggers);
        encoder.start();
        appender.setContext(loggers);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
