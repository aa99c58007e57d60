package org.quietroom.moderation.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.verdict.Flag;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;

/** How often a rule was right here. The counts belong to no case: which rule spoke in a case is only stored sealed. */
final class Tally {
    private Tally() {}

    /** Counts a closed case for the rules of its crisis flags and of the moderators' own; {@code sign} -1 takes it back. */
    static void count(Handle handle, Evidence evidence, @Nullable String mistaken, int sign) {
        Set<String> rules = new TreeSet<>();
        evidence.flags().stream()
                .filter(flag -> flag.crisis() || flag.rule().startsWith(OwnRulesGuardProvider.PREFIX))
                .forEach(flag -> rules.add(flag.rule()));
        for (String rule : rules) {
            handle.createUpdate("INSERT INTO desk_rule (rule, closed, mistaken) VALUES (:rule, :closed, :mistaken)"
                            + " ON CONFLICT (rule) DO UPDATE SET closed = desk_rule.closed + :closed,"
                            + " mistaken = desk_rule.mistaken + :mistaken")
                    .bind("rule", rule)
                    .bind("closed", (long) sign)
                    .bind("mistaken", mistaken == null ? 0L : sign)
                    .execute();
        }
    }

    /** What is known of the rules of some flags, in their order. */
    static Map<String, CaseFile.Here> of(Handle handle, Evidence evidence) {
        Map<String, CaseFile.Here> known = new LinkedHashMap<>();
        for (Flag flag : evidence.flags()) {
            known.computeIfAbsent(
                    flag.rule(),
                    rule -> handle.createQuery("SELECT closed, mistaken FROM desk_rule WHERE rule = :rule")
                            .bind("rule", rule)
                            .map((row, context) -> new CaseFile.Here(
                                    row.getInt("closed") - row.getInt("mistaken"), row.getInt("closed")))
                            .findOne()
                            .orElse(new CaseFile.Here(0, 0)));
        }
        return known;
    }
}
