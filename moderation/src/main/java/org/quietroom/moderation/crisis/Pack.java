package org.quietroom.moderation.crisis;

import java.util.List;
import java.util.Map;

/**
 * What one language brings.
 *
 * @param language its BCP 47 code
 * @param groups alternatives that templates name as {@code <name>}
 * @param words how words are read before phrases are compared
 * @param guarded words that are also found with masked letters
 * @param signs what means something only together with others
 * @param context by use, templates around a phrase that change how it is read
 * @param entries the rules
 */
record Pack(
        String language,
        Map<String, List<String>> groups,
        Spelling words,
        List<String> guarded,
        List<Sign> signs,
        Map<Cue, List<String>> context,
        List<Entry> entries) {

    /**
     * Words that are read as others, in phrases and in texts alike.
     *
     * @param same by word, other words and slips that read the same
     * @param spoken by word, the words it is short for
     * @param passed words that are passed over
     * @param exist words that look like slips of others and are none
     */
    record Spelling(
            Map<String, List<String>> same,
            Map<String, List<String>> spoken,
            List<String> passed,
            List<String> exist) {}
}
