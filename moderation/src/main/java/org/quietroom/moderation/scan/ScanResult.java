package org.quietroom.moderation.scan;

import java.util.List;
import org.quietroom.core.verdict.Severity;

/**
 * What a scan of one text found.
 *
 * @param flags in the order of the text; they do not overlap
 */
public record ScanResult(List<ScanFlag> flags) {
    /** Copies the list. */
    public ScanResult {
        flags = List.copyOf(flags);
    }

    /** The most urgent severity of all flags; {@link Severity#NONE} without flags. */
    public Severity severity() {
        return flags.stream().map(ScanFlag::severity).reduce(Severity.NONE, Severity::max);
    }

    /** Whether a trained person should look: exactly if {@link #severity()} is not {@link Severity#NONE}. */
    public boolean alert() {
        return severity().crisis();
    }
}
