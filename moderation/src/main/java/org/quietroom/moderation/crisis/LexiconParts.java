package org.quietroom.moderation.crisis;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a lexicon is made of and kept as.
 *
 * @param rules the rules, in order
 * @param signs the names of signs and cues, in order, with their language
 * @param weights what each of them adds
 * @param forms how each is said
 * @param automaton finds the steps of the forms
 * @param combinations rules made of signs
 * @param unless by rule, what speaks against it
 * @param codes the units of every word
 * @param words the words that folding repairs
 * @param guarded the words that it also finds masked
 * @param fillers by language, the units of its filler words
 * @param denials the units of words that deny
 */
record LexiconParts(
        List<Rule> rules,
        List<String> signs,
        List<Weight> weights,
        Forms forms,
        Automaton automaton,
        List<Combination> combinations,
        Map<Integer, Unless> unless,
        Map<String, String> codes,
        Set<String> words,
        Set<String> guarded,
        Map<String, String> fillers,
        String denials) {}
