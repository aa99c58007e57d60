package org.quietroom.gateway.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietroom.moderation.scan.ScanResult;

/** Whatever comes in, the lines that come out are the good lines that went in, in their order. */
class ScanPropertyTest {
    private static final String[] BAD = {
        "{", "null", "{\"id\":1}", "{\"text\":\"x\"}", "\u0000", "{\"id\":{},\"text\":\"\"}"
    };
    private static final String[] BLANK = {"", " ", "\t", "\r"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void outputIsTheGoodInputInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder input = new StringBuilder();
        List<String> ids = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        int lines = random.nextInt(2_000);
        for (int i = 1; i <= lines; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    input.append(BAD[random.nextInt(BAD.length)]);
                    complaints.add("line " + i + ":");
                }
                case 1 -> input.append(BLANK[random.nextInt(BLANK.length)]);
                default -> {
                    String id = random.nextBoolean() ? Long.toString(random.nextLong()) : "\"" + i + "\"";
                    ids.add("{\"id\":" + id + ",");
                    input.append("{\"text\":\"")
                            .append("x".repeat(random.nextInt(3_000)))
                            .append("\",\"id\":")
                            .append(id)
                            .append('}');
                }
            }
            input.append('\n');
        }
        LineScan.Finder uneven = (text, format, language) -> {
            long until = System.nanoTime() + text.length() * 50L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return new ScanResult(List.of());
        };
        var result = ScanRunner.run(input.toString().getBytes(StandardCharsets.UTF_8), uneven, Duration.ofSeconds(20));
        assertThat(result.out()).hasSameSizeAs(ids);
        for (int i = 0; i < ids.size(); i++) {
            assertThat(result.out().get(i)).startsWith(ids.get(i));
        }
        assertThat(result.err()).hasSameSizeAs(complaints);
        for (int i = 0; i < complaints.size(); i++) {
            assertThat(result.err().get(i)).startsWith(complaints.get(i));
        }
        assertThat(result.code()).isEqualTo(complaints.isEmpty() ? 0 : 3);
    }
}
