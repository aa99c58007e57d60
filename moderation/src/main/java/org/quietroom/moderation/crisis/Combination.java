package org.quietroom.moderation.crisis;

import java.util.List;

/**
 * Signs that mean something together.
 *
 * @param rule the index of the rule they mean
 * @param together what must be there, each the targets of which one is enough; the words of the first are what is flagged
 * @param within how far they may be from the first
 */
record Combination(int rule, List<List<Integer>> together, Within within) {}
