package org.quietroom.moderation.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.RuleSet;

/** The rows of the moderators' rules, their content sealed. Every method is part of its caller's transaction. */
final class OwnRuleRows {
    private final Sealer sealer;

    OwnRuleRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Keeps a draft. */
    void insert(Handle handle, String id, OwnRule rule) {
        handle.createUpdate("INSERT INTO desk_own_rule (id, state, content) VALUES (:id, :state, :content)")
                .bind("id", id)
                .bind("state", RuleState.DRAFTED.name())
                .bind("content", sealer.seal(label(id), rule))
                .execute();
    }

    /** Changes a rule's state; whether it was in the state {@code from}. */
    boolean change(Handle handle, String id, RuleState from, RuleState to) {
        int changed = handle.createUpdate("UPDATE desk_own_rule SET state = :to WHERE id = :id AND state = :from")
                .bind("to", to.name())
                .bind("id", id)
                .bind("from", from.name())
                .execute();
        return changed > 0;
    }

    /** Makes a new version of the set and writes down who did what to a rule in it. */
    void step(Handle handle, String id, RuleState state, Actor actor, @Nullable RuleReplay tried, Instant now) {
        handle.execute("UPDATE desk_own_rule_end SET version = version + 1 WHERE id = 'end'");
        handle.createUpdate("INSERT INTO desk_own_rule_step (version, rule, state, actor, made_at, matched, cases)"
                        + " VALUES (:version, :rule, :state, :actor, :now, :matched, :cases)")
                .bind("version", version(handle))
                .bind("rule", id)
                .bind("state", state.name())
                .bind("actor", actor.name())
                .bind("now", now.toEpochMilli())
                .bind("matched", tried == null ? 0L : tried.matched())
                .bind("cases", tried == null ? 0L : tried.cases())
                .execute();
    }

    /** The version of the set. */
    long version(Handle handle) {
        return handle.createQuery("SELECT version FROM desk_own_rule_end WHERE id = 'end'")
                .mapTo(Long.class)
                .one();
    }

    /** How many rules are in a state. */
    int count(Handle handle, RuleState state) {
        return handle.createQuery("SELECT count(*) FROM desk_own_rule WHERE state = :state")
                .bind("state", state.name())
                .mapTo(Integer.class)
                .one();
    }

    /** The live rules, in the order of their ids. */
    List<RuleSet.Named> live(Handle handle) {
        return handle.createQuery("SELECT id, state, content FROM desk_own_rule WHERE state = :state ORDER BY id")
                .bind("state", RuleState.LIVE.name())
                .map((row, context) -> new RuleSet.Named(row.getString("id"), content(row)))
                .list();
    }

    /** Every rule, the one changed last first. */
    List<KeptRule> all(Handle handle) {
        Map<String, List<StepRow>> steps = handle
                .createQuery("SELECT * FROM desk_own_rule_step ORDER BY version")
                .map(OwnRuleRows::stepRow)
                .list()
                .stream()
                .collect(Collectors.groupingBy(StepRow::rule));
        List<KeptRule> rules = new ArrayList<>(handle.createQuery("SELECT id, state, content FROM desk_own_rule")
                .map((row, context) -> kept(row, steps.getOrDefault(row.getString("id"), List.of())))
                .list());
        rules.sort((one, other) -> Long.compare(last(other), last(one)));
        return rules;
    }

    /** One rule. */
    Optional<KeptRule> find(Handle handle, String id) {
        List<StepRow> steps = handle.createQuery("SELECT * FROM desk_own_rule_step WHERE rule = :id ORDER BY version")
                .bind("id", id)
                .map(OwnRuleRows::stepRow)
                .list();
        return handle.createQuery("SELECT id, state, content FROM desk_own_rule WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> kept(row, steps))
                .findOne();
    }

    /** What one rule looks for, and why. */
    Optional<OwnRule> content(Handle handle, String id) {
        return handle.createQuery("SELECT id, content FROM desk_own_rule WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> content(row))
                .findOne();
    }

    private KeptRule kept(ResultSet row, List<StepRow> steps) throws SQLException {
        return new KeptRule(
                row.getString("id"),
                content(row),
                RuleState.valueOf(row.getString("state")),
                steps.stream().map(StepRow::step).toList());
    }

    private OwnRule content(ResultSet row) throws SQLException {
        return sealer.open(label(row.getString("id")), row.getBytes("content"), OwnRule.class);
    }

    private static StepRow stepRow(ResultSet row, StatementContext context) throws SQLException {
        return new StepRow(
                row.getString("rule"),
                new KeptRule.Step(
                        row.getLong("version"),
                        RuleState.valueOf(row.getString("state")),
                        row.getString("actor"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getInt("matched"),
                        row.getInt("cases")));
    }

    private static long last(KeptRule kept) {
        return kept.steps().isEmpty()
                ? 0
                : kept.steps().get(kept.steps().size() - 1).version();
    }

    private static String label(String id) {
        return "own-rule:" + id;
    }

    private record StepRow(String rule, KeptRule.Step step) {}
}
