package org.quietroom.moderation.desk;

import java.util.List;
import java.util.Locale;
import org.quietroom.core.message.Part;

/**
 * Says which words of a case are covered until somebody asks to see them, with a reason. Its answer depends on its
 * arguments alone; linear in the text; safe for many threads.
 */
@FunctionalInterface
public interface Covers {
    /** Covers nothing. */
    Covers NONE = (parts, language) -> List.of();

    /**
     * What to cover.
     *
     * @param parts texts of one case, which share their numbers
     * @param language what they are said to be written in
     * @return in the order of the parts and of their text; they never overlap
     */
    List<Cover> of(List<Part> parts, Locale language);
}
