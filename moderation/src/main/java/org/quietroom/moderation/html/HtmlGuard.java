package org.quietroom.moderation.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.owasp.html.PolicyFactory;
import org.quietroom.core.guard.Guard;
import org.quietroom.core.guard.RoomContext;
import org.quietroom.core.message.Format;
import org.quietroom.core.message.Part;
import org.quietroom.core.message.Submission;
import org.quietroom.core.verdict.Flag;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Reading;
import org.quietroom.core.verdict.Review;
import org.quietroom.core.verdict.Severity;
import org.quietroom.core.verdict.Verdict;

/**
 * Sanitises HTML parts.
 *
 * <p>A part leaves as it came only if it is so plain that every parser reads it alike and the sanitizer kept all of it
 * ({@link PlainMarkup}); silence of the sanitizer's listener is no proof of that. Removed active content is a flag that
 * names elements and attributes; tidied markup and refused images are none.
 */
final class HtmlGuard implements Guard {
    private static final String RULE = "html/removed-active-content";

    private final PolicyFactory policy;

    HtmlGuard(PolicyFactory policy) {
        this.policy = policy;
    }

    @Override
    public Review review(Submission submission, RoomContext context) {
        List<Part> parts = new ArrayList<>(submission.parts());
        Removed removed = new Removed();
        boolean changed = false;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.format() == Format.HTML) {
                String clean = sanitize(part.text(), removed);
                if (!clean.equals(part.text()) && !PlainMarkup.sameMeaning(part.text(), clean)) {
                    parts.set(i, part.withText(clean));
                    changed = true;
                }
            }
        }
        if (!changed) {
            return Review.PASS;
        }
        return new Review(new Verdict.Rewrite(parts), flags(removed.names()));
    }

    String sanitize(String html, Removed removed) {
        return policy.sanitize(HtmlBounds.within(html), removed, removed);
    }

    private static List<Flag> flags(Set<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        Reading reading = new Reading(
                Reading.Subject.UNKNOWN,
                Reading.Time.UNKNOWN,
                Reading.Voice.UNKNOWN,
                Reading.Stance.UNKNOWN,
                List.of("removed " + String.join(", ", names)),
                List.of());
        return List.of(new Flag(FlagKind.MARKUP, Severity.NONE, List.of(), RULE, reading));
    }
}
