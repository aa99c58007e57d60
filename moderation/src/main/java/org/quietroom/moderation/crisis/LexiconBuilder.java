package org.quietroom.moderation.crisis;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.quietroom.core.verdict.FlagKind;
import org.quietroom.core.verdict.Severity;

/** Spells out every template of some packs and makes a lexicon of them. */
final class LexiconBuilder {
    private static final Splitter OR = Splitter.on('|').trimResults();

    private final List<Rule> rules = new ArrayList<>();
    private final List<String> signs = new ArrayList<>();
    private final SortedMap<Integer, Weight> weights = new TreeMap<>();
    private final Map<String, Integer> targets = new HashMap<>();
    private final List<Combination> combinations = new ArrayList<>();
    private final Map<Integer, Unless> unless = new TreeMap<>();
    private final FormsBuilder forms;
    private final WordCodes codes;

    private LexiconBuilder(List<Pack> packs) {
        codes = new WordCodes(packs);
        forms = new FormsBuilder(codes);
    }

    /**
     * What a lexicon of these packs is made of.
     *
     * @throws PackException if an id or a phrase stands twice, a phrase cannot be read, or a sign is not known
     */
    static LexiconParts build(List<Pack> packs) {
        return new LexiconBuilder(packs).run(packs);
    }

    private LexiconParts run(List<Pack> packs) {
        packs.forEach(this::name);
        Set<String> guarded = new TreeSet<>();
        Map<String, String> fillers = new TreeMap<>();
        StringBuilder denials = new StringBuilder();
        for (Pack pack : packs) {
            guarded.addAll(pack.guarded());
            pack.entries().forEach(entry -> add(pack, entry));
            pack.signs().forEach(sign -> addSign(pack, sign));
            pack.context().forEach((cue, phrases) -> {
                if (cue != Cue.FILLER) {
                    addSign(pack, cue(cue, phrases));
                }
            });
            fillers.put(pack.language(), units(pack, Cue.FILLER, Integer.MAX_VALUE));
            denials.append(units(pack, Cue.NEGATION, 1));
        }
        Forms all = forms.forms();
        return new LexiconParts(
                List.copyOf(rules),
                List.copyOf(signs),
                List.copyOf(weights.values()),
                all,
                forms.automaton(all),
                List.copyOf(combinations),
                unless,
                codes.table(),
                forms.words(),
                guarded,
                fillers,
                denials.toString());
    }

    private void name(Pack pack) {
        for (Entry entry : pack.entries()) {
            if (targets.put(entry.rule().id(), rules.size()) != null) {
                throw fail(pack, entry, "this id stands twice", "rename one");
            }
            rules.add(entry.rule());
        }
    }

    private void add(Pack pack, Entry entry) {
        int rule = targets.getOrDefault(entry.rule().id(), 0);
        try {
            forms.add(rule, entry.phrases(), pack.groups(), entry.rule().silences());
        } catch (IllegalArgumentException e) {
            throw fail(pack, entry, String.valueOf(e.getMessage()), "mend the phrase");
        }
        if (!entry.together().isEmpty()) {
            List<List<Integer>> all = new ArrayList<>();
            entry.together().forEach(each -> all.add(targets(pack, entry, each)));
            combinations.add(new Combination(rule, all, entry.within()));
        }
        if (!entry.unless().isEmpty()) {
            List<Integer> all = new ArrayList<>();
            entry.unless().forEach(each -> all.addAll(targets(pack, entry, each)));
            unless.put(rule, new Unless(List.copyOf(all), entry.within()));
        }
    }

    private List<Integer> targets(Pack pack, Entry entry, String names) {
        List<Integer> all = new ArrayList<>();
        for (String name : OR.split(names)) {
            Integer target = targets.get(name);
            if (target == null && pack.signs().stream().anyMatch(s -> s.name().equals(name))) {
                target = sign(pack.language() + "/" + name);
            }
            if (target == null) {
                throw fail(
                        pack,
                        entry,
                        "no sign or entry '" + name + "'",
                        "name a sign of this pack or the id of an entry");
            }
            all.add(target);
        }
        return List.copyOf(all);
    }

    private static Sign cue(Cue cue, List<String> phrases) {
        return new Sign(Lexicon.cueName(cue), FlagKind.SUICIDE, 0, Severity.NONE, false, false, cue.key(), phrases);
    }

    private void addSign(Pack pack, Sign sign) {
        int target = sign(pack.language() + "/" + sign.name());
        weights.put(
                target, new Weight(sign.kind(), sign.points(), sign.tier(), sign.urgent(), sign.other(), sign.means()));
        try {
            forms.add(target, sign.phrases(), pack.groups(), Lexicon.isCue(sign.name()));
        } catch (IllegalArgumentException e) {
            throw new PackException(
                    pack.language(), "sign " + sign.name(), String.valueOf(e.getMessage()), "mend the phrase");
        }
    }

    private int sign(String name) {
        return targets.computeIfAbsent(name, k -> {
            signs.add(k);
            return rules.size() + signs.size() - 1;
        });
    }

    /** The units of the phrases of a cue that have at most so many. */
    private String units(Pack pack, Cue cue, int longest) {
        Set<Character> units = new LinkedHashSet<>();
        for (String template : pack.context().getOrDefault(cue, List.of())) {
            for (String phrase : Template.expand(template, pack.groups())) {
                String code = codes.code(Words.folded(phrase));
                if (code.length() <= longest) {
                    code.chars().forEach(c -> units.add((char) c));
                }
            }
        }
        return units.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static PackException fail(Pack pack, Entry entry, String problem, String remedy) {
        return new PackException(pack.language(), "entry " + entry.rule().id(), problem, remedy);
    }
}
