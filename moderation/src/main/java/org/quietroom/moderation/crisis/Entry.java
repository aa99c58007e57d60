package org.quietroom.moderation.crisis;

import java.util.List;

/**
 * One entry of a lexicon pack.
 *
 * @param rule what its phrases mean
 * @param phrases templates, as {@link Template} reads them
 * @param source where the phrase or its tier comes from, or why it is here
 * @param matches sentences that it must flag
 * @param passes sentences in which nothing may be flagged
 */
record Entry(Rule rule, List<String> phrases, String source, List<String> matches, List<String> passes) {}
