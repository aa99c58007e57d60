package org.quietroom.moderation.crisis;

import java.util.List;

/**
 * Signs that speak against a rule: where one of them is, it flags nothing.
 *
 * @param targets the signs
 * @param within how far they may be from the words of the rule
 */
record Unless(List<Integer> targets, Within within) {}
