package org.quietroom.moderation.crisis;

import java.util.List;

/**
 * One entry of a lexicon pack: words that mean something by themselves, or signs that mean it together.
 *
 * @param rule what it means
 * @param phrases templates, as {@link Template} reads them; empty for an entry of signs
 * @param together signs that must all be there; each is one name or some joined by {@code |}; empty for phrases
 * @param within how far they may be apart
 * @param unless signs of which none may be there, as far apart
 * @param matches sentences that it must flag
 * @param passes sentences in which nothing may be flagged
 */
record Entry(
        Rule rule,
        List<String> phrases,
        List<String> together,
        Within within,
        List<String> unless,
        List<String> matches,
        List<String> passes) {}
