package org.quietroom.anonymity.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietroom.core.message.Format;

/** Texts made to be slow or to break offsets. */
class HostileTest {
    private static final int LENGTH = 100_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    /** Of this thread's own time, so that a busy machine changes nothing; what is quadratic takes minutes. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private static final List<String> PIECES = List.of(
            "a@",
            "a.",
            "1 ",
            "1-",
            "12-34 ",
            "0 ",
            "(0",
            "+1 ",
            ":",
            "::1",
            "http://",
            "http://a ",
            "www.",
            "@a",
            "<",
            "<a ",
            "[b]",
            "[",
            "](",
            "&",
            "&#1;",
            "\u200b",
            "\uD83D",
            "é",
            "A ",
            "Anna ",
            "Anna Smith ",
            "New York ",
            "St ",
            "dot ",
            "a dot com ",
            "at a dot com ",
            "one ",
            "my discord is ",
            "Dr ",
            "phone 1",
            "MRN: ",
            "12 Oak St, ",
            "1.2.3.",
            "\n",
            "GB00 ",
            "de la ",
            "Apt 4 ",
            "-",
            "'",
            "M. ",
            "January ",
            "3 ",
            "of the ",
            "in ");

    @ParameterizedTest
    @EnumSource(Format.class)
    void timeGrowsWithTheText(Format format) {
        for (String piece : PIECES) {
            String text = piece.repeat(LENGTH / piece.length());
            long start = CPU.getCurrentThreadCpuTime();
            Redacted result = StructuredTest.REDACTOR.redact(text, format, null, List.of());
            assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start))
                    .as(piece)
                    .isLessThan(ENOUGH);
            assertOrdered(text, result);
        }
    }

    @Test
    void anyCutOfAPairOfUnitsIsRead() {
        String text = "\uDC9B ann@example.org \uD83D";
        assertOrdered(text, StructuredTest.REDACTOR.redact(text, Format.PLAIN, null, List.of()));
    }

    private static void assertOrdered(String text, Redacted result) {
        int before = 0;
        for (Finding finding : result.findings()) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(before);
            assertThat(finding.end()).isLessThanOrEqualTo(text.length());
            before = finding.end();
        }
    }
}
