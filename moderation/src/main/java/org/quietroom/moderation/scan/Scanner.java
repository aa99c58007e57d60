package org.quietroom.moderation.scan;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.message.Format;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;

/**
 * Scans single texts with the lexicon packs that come with Quietroom. No input or output, no state between texts, safe for
 * many threads, time linear in the text; any sequence of UTF-16 units is accepted, and its length is the caller's to limit.
 */
public final class Scanner {
    private final CrisisReader reader;
    private final @Nullable CrisisReader everyday;

    private Scanner(CrisisReader reader, @Nullable CrisisReader everyday) {
        this.reader = reader;
        this.everyday = everyday;
    }

    /** The scanner; the first call loads the packs, which takes some tenths of a second. */
    public static Scanner standard() {
        return new Scanner(CrisisReader.standard(), null);
    }

    /**
     * The same that also shows a moderator's everyday load, where no flag of a crisis stands on the same words; such a flag has
     * severity none and makes no alert.
     */
    public Scanner withEveryday() {
        return new Scanner(reader, CrisisReader.everyday());
    }

    /**
     * Scans one text.
     *
     * @param text the words; offsets of flags are UTF-16 units of it, for HTML of its source
     * @param format how it is written
     * @param language what the caller says it is; null if unknown. Every pack reads every text, so it changes nothing yet
     */
    public ScanResult scan(String text, Format format, @Nullable Locale language) {
        List<ScanFlag> flags = new ArrayList<>();
        reader.read(text, format).forEach(finding -> flags.add(flag(finding)));
        if (everyday != null) {
            add(everyday.read(text, format), flags);
        }
        return new ScanResult(flags);
    }

    /** Adds what stands on words of no other flag. */
    private static void add(List<Finding> findings, List<ScanFlag> flags) {
        RangeSet<Integer> taken = TreeRangeSet.create();
        flags.forEach(flag -> taken.add(Range.closedOpen(flag.start(), flag.end())));
        for (Finding finding : findings) {
            ScanFlag flag = flag(finding);
            Range<Integer> words = Range.closedOpen(flag.start(), flag.end());
            if (!taken.intersects(words)) {
                taken.add(words);
                flags.add(flag);
            }
        }
        flags.sort(Comparator.comparingInt(ScanFlag::start));
    }

    private static ScanFlag flag(Finding finding) {
        return new ScanFlag(
                finding.kind(),
                finding.severity(),
                finding.range().start(),
                finding.range().end(),
                finding.rule(),
                finding.reading().subject(),
                ScanFlag.Stance.of(finding.reading()));
    }
}
