package org.quietroom.moderation.crisis;

import java.util.ArrayList;
import java.util.List;

/** What a lexicon finds in one text: every rule and sign with its places, in the order of their ends. */
final class Hits {
    /** So many times the words of one rule or sign are looked at in one text; a cue and an ordinary phrase always. */
    private static final int MOST_OF_A_TARGET = 50;

    private final Numbering targets = new Numbering();
    private final List<List<Hit>> byTarget = new ArrayList<>();
    private final List<Hit> rules = new ArrayList<>();
    private final List<Hit> weighted = new ArrayList<>();

    /** Adds the next one, if its target does not flood the text. */
    void add(Hit hit, Lexicon lexicon) {
        int number = targets.add(hit.target());
        if (number == byTarget.size()) {
            byTarget.add(new ArrayList<>());
        }
        List<Hit> same = byTarget.get(number);
        if (same.size() >= MOST_OF_A_TARGET && !lexicon.frames(hit.target())) {
            return;
        }
        same.add(hit);
        if (lexicon.isRule(hit.target())) {
            rules.add(hit);
        } else if (lexicon.weight(hit.target()).points() != 0) {
            weighted.add(hit);
        }
    }

    /** The hits of all rules that are said in words of their own. */
    List<Hit> rules() {
        return rules;
    }

    /** Whether nothing at all was found. */
    boolean nothing() {
        return byTarget.isEmpty();
    }

    /** The hits of all signs that are added up. */
    List<Hit> weighted() {
        return weighted;
    }

    /** How many rules and signs were found. */
    int targets() {
        return byTarget.size();
    }

    /** One of them. */
    int target(int number) {
        return targets.key(number);
    }

    /** Whether one of some rules and signs was found. */
    boolean any(List<Integer> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (targets.of(wanted.get(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The hits of a rule or a sign. */
    List<Hit> of(int target) {
        int number = targets.of(target);
        return number < 0 ? List.of() : byTarget.get(number);
    }
}
