package org.quietroom.moderation.scan;

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

    private Scanner(CrisisReader reader) {
        this.reader = reader;
    }

    /** The scanner; the first call loads the packs, which takes some tenths of a second. */
    public static Scanner standard() {
        return new Scanner(CrisisReader.standard());
    }

    /**
     * Scans one text.
     *
     * @param text the words; offsets of flags are UTF-16 units of it, for HTML of its source
     * @param format how it is written
     * @param language what the caller says it is; null if unknown. Every pack reads every text, so it changes nothing yet
     */
    public ScanResult scan(String text, Format format, @Nullable Locale language) {
        List<ScanFlag> flags =
                reader.read(text, format).stream().map(Scanner::flag).toList();
        return new ScanResult(flags);
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
