package org.quietroom.moderation.crisis;

import java.util.List;

/**
 * All ways of saying all targets, in steps: a way is one step, or some with a few words between them. The steps of one way
 * follow each other.
 *
 * @param steps what each step belongs to
 * @param outputs by value of the automaton, the steps that end there
 */
record Forms(List<Step> steps, List<List<Integer>> outputs) {
    /**
     * One stretch of words.
     *
     * @param target the index of a rule, or of a sign after all rules
     * @param reach how many words may stand between the step before and this one; -1 if a way begins with it
     * @param last whether it ends with it
     */
    record Step(int target, int reach, boolean last) {
        boolean first() {
            return reach < 0;
        }
    }
}
