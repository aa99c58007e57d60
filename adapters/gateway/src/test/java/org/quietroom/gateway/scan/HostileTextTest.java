package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietroom.gateway.cli.ExitCode;
import org.quietroom.moderation.scan.Scanner;

/**
 * A text that is made to be slow takes time in step with its length, from line to line, and never fails. How much time is
 * for {@link HostileLoad} to say, on a machine that does nothing else.
 */
class HostileTextTest {
    /** Four times the text: linear is 4, quadratic 16. */
    private static final double MOST_GROWTH = 10;

    private static final int ROUNDS = 9;
    private static final LineScan SCAN = new LineScan(Scanner.standard()::scan, HostileLine.LIMIT);

    static List<HostileLine> texts() {
        return HostileLine.ALL;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void takesTimeInStepWithItsLength(HostileLine text) {
        LineReader.Line whole = text.ofLength(HostileLine.LIMIT);
        LineReader.Line quarter = text.ofLength(HostileLine.LIMIT / 4);
        long leastWhole = Long.MAX_VALUE;
        long leastQuarter = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            leastQuarter = Math.min(leastQuarter, time(quarter));
            leastWhole = Math.min(leastWhole, time(whole));
        }
        assertThat((double) leastWhole / leastQuarter).isLessThan(MOST_GROWTH);
    }

    private static long time(LineReader.Line line) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        assertThat(SCAN.read(line).code()).isEqualTo(ExitCode.FINE);
        return threads.getCurrentThreadCpuTime() - before;
    }
}
