package org.quietroom.moderation.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietroom.core.message.Format;

/** What all packs take of the heap, once texts in each of their languages have been read. */
class PacksMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void allPacksAndWordingsTakeLessThan64Megabytes() {
        long before = used();
        List<CrisisReader> readers =
                List.of(new CrisisReader(LexiconFile.standard()), new CrisisReader(LexiconFile.everyday()));
        for (CrisisReader reader : readers) {
            reader.read("I do not know how to go on after all of this.", Format.PLAIN);
            reader.read("Ich weiß nicht, wie es nach all dem weitergehen soll.", Format.PLAIN);
            reader.read("No sé cómo voy a seguir después de todo esto.", Format.PLAIN);
            reader.read("Je ne sais pas comment je vais continuer après tout ça.", Format.PLAIN);
        }
        long taken = used() - before;

        assertThat(readers).as("in use until here").hasSize(2);
        assertThat(taken).isBetween(10 * MEGABYTE, 64 * MEGABYTE);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
