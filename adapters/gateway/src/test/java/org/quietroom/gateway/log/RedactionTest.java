package org.quietroom.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RedactionTest {
    private static final LoggerContext LOGGERS = new LoggerContext();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@example.org",
                "xmpp jane@chat.example.org/phone here",
                "+49 170 1234567",
                "(030) 1234 5678",
                "10.2.3.44",
                "fe80::1:22ff:fe33:4455",
                "d41d8cd98f00b204e9800998ecf8427e",
                "q83vEjRWeJq83vEjRWeJ+/==",
                "eyJhbGciOiJIUzI1NiJ9abcdef123",
                "https://jane:secret12@host.example/path?colour=abcdef&x=1",
                "jdbc:postgresql://db.example.org:5432/x?user=jane&password=hunter",
            })
    void personsAddressesAndKeysGo(String secret) {
        String line = Redaction.of("before " + secret + " after");
        assertThat(line).startsWith("before ").contains("after");
        for (String piece : secret.split("[ /:?=&@]+")) {
            if (piece.length() > 5 && !piece.matches("https|postgresql|password|phone|path")) {
                assertThat(line).doesNotContain(piece);
            }
        }
    }

    @Test
    void whatHelpsStays() {
        String line =
                "host forum: 12 effects wait, java.lang.IllegalStateException at ServletContextRequest, K7-42F, 8470";
        assertThat(Redaction.of(line)).isEqualTo(line);
    }

    @Test
    void nobodyForgesALine() {
        assertThat(Redaction.of("a\r\nb\u2028c\u0007d\u202ee\ud83d"))
                .isEqualTo("a\\r\\nb\\u{2028}c\\u{7}d\\u{202e}e\\u{d83d}");
    }

    @Test
    void longLinesAreCutInTimeInStepWithThem() {
        for (String flood : new String[] {"a", "@", "1", "a@", ":", "1.", "+1 ", "?a="}) {
            assertThat(Redaction.of(flood.repeat(100_000)).length()).isLessThan(17_000);
            assertThat(least(flood.repeat(100_000)) / least(flood.repeat(25_000)))
                    .isLessThan(10);
        }
    }

    /** The least CPU time of five; four times the line takes four times as long at most, sixteen were it quadratic. */
    private static double least(String flood) {
        var threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = threads.getCurrentThreadCpuTime();
            Redaction.of(flood);
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least;
    }

    @Test
    void everyPartOfAnEventIsRedacted() {
        String canary = "canary.mail@example.org";
        var event = new LoggingEvent(
                "x",
                LOGGERS.getLogger("org.quietroom.Test"),
                Level.WARN,
                "message " + canary + " {}",
                new IllegalStateException(canary, new RuntimeException("cause " + canary)),
                new Object[] {canary});
        event.setThreadName("thread " + canary);
        event.setMDCPropertyMap(Map.of("host", canary, "account", "plain-words"));
        String line = encode(event);
        assertThat(line)
                .doesNotContain("canary", "example.org", "plain-words")
                .contains("java.lang.IllegalStateException", "caused by java.lang.RuntimeException", "RedactionTest")
                .endsWith("\n");
        assertThat(line.trim()).doesNotContain("\n");
    }

    @Test
    void argumentsOfOtherLoggersAreHidden() {
        var event = new LoggingEvent(
                "x",
                LOGGERS.getLogger("org.eclipse.jetty.Server"),
                Level.WARN,
                "failed {} after {} ms",
                null,
                new Object[] {"plain words of a member", 12});
        event.setMDCPropertyMap(Map.of());
        assertThat(encode(event)).contains("failed [hidden] after 12 ms").doesNotContain("plain words");
    }

    @Test
    void librariesNeverLogBelowAWarning() {
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        var jetty = loggers.getLogger("org.eclipse.jetty.server.Server");
        jetty.setLevel(Level.TRACE);
        assertThat(jetty.isDebugEnabled()).isFalse();
        assertThat(jetty.isInfoEnabled()).isFalse();
        assertThat(jetty.isWarnEnabled()).isTrue();
    }

    private static String encode(LoggingEvent event) {
        var encoder = new RedactingEncoder();
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
