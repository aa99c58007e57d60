package org.quietroom.moderation.crisis;

import java.util.List;
import java.util.Map;

/**
 * What one language brings.
 *
 * @param language its BCP 47 code
 * @param groups alternatives that templates name as {@code <name>}
 * @param same by word, other words and slips that read the same in every phrase
 * @param guarded words that are also found with masked letters
 * @param context words around a phrase that change how it is read
 * @param entries the rules
 */
record Pack(
        String language,
        Map<String, List<String>> groups,
        Map<String, List<String>> same,
        List<String> guarded,
        Context context,
        List<Entry> entries) {

    /**
     * Words around a phrase, as folded phrases.
     *
     * @param negation directly before a phrase: it is denied
     * @param filler may stand between the two
     * @param trap directly before a negation: it denies nothing
     * @param past somewhere before in the sentence, or after: it is over
     * @param again somewhere in the sentence: it is not over
     */
    record Context(
            List<String> negation, List<String> filler, List<String> trap, List<String> past, List<String> again) {}
}
