package org.quietroom.moderation.calibration;

import java.util.ArrayList;
import java.util.List;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.verdict.Severity;
import org.quietroom.moderation.crisis.CrisisReader;
import org.quietroom.moderation.crisis.Finding;

/** What a changed pack would change for posts that were written already. Keeps ids and tiers, no text; one thread. */
public final class Replay {
    private final CrisisReader before;
    private final CrisisReader after;
    private final List<Change> changes = new ArrayList<>();
    private int posts;
    private int flaggedBefore;
    private int flaggedAfter;

    /** Compares two readers. */
    public Replay(CrisisReader before, CrisisReader after) {
        this.before = before;
        this.after = after;
    }

    /** Reads one post with both. */
    public void add(String id, String text, Format format) {
        add(id, severity(before, text, format), severity(after, text, format));
    }

    /** Reads one message of several texts with both; the most urgent of them counts. */
    public void add(String id, List<Part> parts) {
        Severity old = Severity.NONE;
        Severity now = Severity.NONE;
        for (Part part : parts) {
            old = old.max(severity(before, part.text(), part.format()));
            now = now.max(severity(after, part.text(), part.format()));
        }
        add(id, old, now);
    }

    private void add(String id, Severity old, Severity now) {
        posts++;
        flaggedBefore += old.crisis() ? 1 : 0;
        flaggedAfter += now.crisis() ? 1 : 0;
        if (old != now) {
            changes.add(new Change(id, old, now));
        }
    }

    private static Severity severity(CrisisReader reader, String text, Format format) {
        return reader.read(text, format).stream().map(Finding::severity).reduce(Severity.NONE, Severity::max);
    }

    /** How many posts were read. */
    public int posts() {
        return posts;
    }

    /** How many of them are flagged today. */
    public int flaggedBefore() {
        return flaggedBefore;
    }

    /** How many of them would be flagged. */
    public int flaggedAfter() {
        return flaggedAfter;
    }

    /** The posts whose tier changes, in the order they were read. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /**
     * A post that would be read otherwise.
     *
     * @param id the post
     * @param before its tier today
     * @param after the tier it would get
     */
    public record Change(String id, Severity before, Severity after) {
        /** Whether it is flagged only after the change. */
        public boolean gained() {
            return !before.crisis() && after.crisis();
        }

        /** Whether it is no longer flagged after the change. */
        public boolean lost() {
            return before.crisis() && !after.crisis();
        }
    }
}
