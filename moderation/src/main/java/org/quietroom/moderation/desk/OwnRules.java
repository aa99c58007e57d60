package org.quietroom.moderation.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.quietroom.core.port.AuditLog;
import org.quietroom.moderation.rules.OwnRule;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;
import org.quietroom.moderation.rules.RuleCheck;
import org.quietroom.moderation.rules.RuleSet;

/**
 * The rules that moderators write: drafted, switched on, switched off, each step with its author in the audit log.
 *
 * <p>Guarantee: no rule is kept that {@link RuleCheck} finds fault with, and none goes live without a replay over the stored
 * cases, whose result is kept with the step. Each step makes a new version of the whole set, and {@link #live(long)} tells
 * any of them. Blocking; safe for many threads and processes.
 */
public final class OwnRules {
    /** Drafts and live rules together. */
    public static final int MOST_KEPT = 200;

    private final Ground ground;
    private final PastCases past;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    OwnRules(Ground ground, PastCases past) {
        this.ground = ground;
        this.past = past;
    }

    /**
     * Keeps a draft and returns its id.
     *
     * @throws ActRefusedException if something is wrong with it, or too many are kept
     */
    public String draft(Actor actor, OwnRule rule) {
        if (!RuleCheck.faults(rule).isEmpty()) {
            throw new ActRefusedException("rules.faulty", "The rule does not do what its examples say. Mend it first.");
        }
        return ground.store().write(handle -> {
            if (count(handle, RuleState.DRAFTED) + count(handle, RuleState.LIVE) >= MOST_KEPT) {
                throw new ActRefusedException(
                        "rules.many", "There are " + MOST_KEPT + " rules. Give one up or switch one off first.");
            }
            String id = Keys.caseId().value();
            handle.createUpdate("INSERT INTO desk_own_rule (id, state, content) VALUES (:id, :state, :content)")
                    .bind("id", id)
                    .bind("state", RuleState.DRAFTED.name())
                    .bind("content", ground.sealer().seal(label(id), rule))
                    .execute();
            step(handle, id, RuleState.DRAFTED, actor, null);
            return id;
        });
    }

    /**
     * Tries a draft on the stored cases, then reads every message with it.
     *
     * @return what the replay found
     * @throws ActRefusedException if there is no such draft, or too much is live already
     */
    public RuleReplay switchOn(Actor actor, String id) {
        KeptRule kept = find(id).orElseThrow(OwnRules::gone);
        RuleReplay replay = past.replay(id, kept.rule());
        ground.store().write(handle -> {
            change(handle, id, RuleState.DRAFTED, RuleState.LIVE);
            List<RuleSet.Named> live = live(handle);
            if (live.size() > RuleSet.MOST_RULES || RuleSet.of(live).steps() > RuleSet.MOST_STEPS) {
                throw new ActRefusedException(
                        "rules.full",
                        "The live rules together would be too much work for each message. Switch one off, or write"
                                + " shorter patterns.");
            }
            step(handle, id, RuleState.LIVE, actor, replay);
            return true;
        });
        listeners.forEach(Runnable::run);
        return replay;
    }

    /**
     * Ends a live rule, or gives up a draft.
     *
     * @throws ActRefusedException if it is off already, or there is none
     */
    public void switchOff(Actor actor, String id) {
        RuleState from = find(id).orElseThrow(OwnRules::gone).state();
        ground.store().write(handle -> {
            change(handle, id, from == RuleState.OFF ? RuleState.LIVE : from, RuleState.OFF);
            step(handle, id, RuleState.OFF, actor, null);
            return true;
        });
        listeners.forEach(Runnable::run);
    }

    /** Every rule, the one changed last first. */
    public List<KeptRule> all() {
        return ground.store().read(handle -> {
            Map<String, List<StepRow>> steps = handle
                    .createQuery("SELECT * FROM desk_own_rule_step ORDER BY version")
                    .map(OwnRules::stepRow)
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(StepRow::rule));
            List<KeptRule> rules = new ArrayList<>(handle.createQuery("SELECT id, state, content FROM desk_own_rule")
                    .map((row, context) -> kept(row, steps.getOrDefault(row.getString("id"), List.of())))
                    .list());
            rules.sort((one, other) -> Long.compare(last(other), last(one)));
            return rules;
        });
    }

    /** One rule. */
    public Optional<KeptRule> find(String id) {
        return ground.store().read(handle -> {
            List<StepRow> steps = handle.createQuery(
                            "SELECT * FROM desk_own_rule_step WHERE rule = :id ORDER BY version")
                    .bind("id", id)
                    .map(OwnRules::stepRow)
                    .list();
            return handle.createQuery("SELECT id, state, content FROM desk_own_rule WHERE id = :id")
                    .bind("id", id)
                    .map((row, context) -> kept(row, steps))
                    .findOne();
        });
    }

    /** The version of the set; it grows with each step of any rule. */
    public long version() {
        return ground.store().read(OwnRules::version);
    }

    /** What is live now, with its version. */
    public Live live() {
        return ground.store().read(handle -> new Live(version(handle), live(handle)));
    }

    /** What was live in an earlier version. */
    public Live live(long version) {
        List<RuleSet.Named> live = new ArrayList<>();
        for (KeptRule kept : all()) {
            List<KeptRule.Step> until = kept.steps().stream()
                    .filter(step -> step.version() <= version)
                    .toList();
            if (!until.isEmpty() && until.get(until.size() - 1).state() == RuleState.LIVE) {
                live.add(new RuleSet.Named(kept.id(), kept.rule()));
            }
        }
        return new Live(version, live);
    }

    /** Calls {@code listener} after each change of what is live made here, in the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Why a rule is there, in words of its author; empty if there is no such rule. */
    String reason(Handle handle, String flagged) {
        if (!flagged.startsWith(OwnRulesGuardProvider.PREFIX)) {
            return "";
        }
        return handle.createQuery("SELECT id, state, content FROM desk_own_rule WHERE id = :id")
                .bind("id", flagged.substring(OwnRulesGuardProvider.PREFIX.length()))
                .map((row, context) -> kept(row, List.of()).rule().reason())
                .findOne()
                .orElse("");
    }

    private List<RuleSet.Named> live(Handle handle) {
        return handle.createQuery("SELECT id, state, content FROM desk_own_rule WHERE state = :state ORDER BY id")
                .bind("state", RuleState.LIVE.name())
                .map((row, context) -> new RuleSet.Named(row.getString("id"), content(row)))
                .list();
    }

    private static void change(Handle handle, String id, RuleState from, RuleState to) {
        int changed = handle.createUpdate("UPDATE desk_own_rule SET state = :to WHERE id = :id AND state = :from")
                .bind("to", to.name())
                .bind("id", id)
                .bind("from", from.name())
                .execute();
        if (changed == 0) {
            throw gone();
        }
    }

    private void step(Handle handle, String id, RuleState state, Actor actor, @Nullable RuleReplay tried) {
        Instant now = ground.now();
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
        String act = switch (state) {
            case DRAFTED -> "rule.draft";
            case LIVE -> "rule.on";
            case OFF -> "rule.off";
        };
        String why = OwnRulesGuardProvider.PREFIX
                + id
                + (tried == null ? "" : ", " + tried.matched() + " of " + tried.cases() + " cases");
        ground.audit().append(handle, new AuditLog.Entry(now, actor.name(), act, null, why));
    }

    private static long version(Handle handle) {
        return handle.createQuery("SELECT version FROM desk_own_rule_end WHERE id = 'end'")
                .mapTo(Long.class)
                .one();
    }

    private static int count(Handle handle, RuleState state) {
        return handle.createQuery("SELECT count(*) FROM desk_own_rule WHERE state = :state")
                .bind("state", state.name())
                .mapTo(Integer.class)
                .one();
    }

    private KeptRule kept(ResultSet row, List<StepRow> steps) throws SQLException {
        return new KeptRule(
                row.getString("id"),
                content(row),
                RuleState.valueOf(row.getString("state")),
                steps.stream().map(StepRow::step).toList());
    }

    private OwnRule content(ResultSet row) throws SQLException {
        return ground.sealer().open(label(row.getString("id")), row.getBytes("content"), OwnRule.class);
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

    private static ActRefusedException gone() {
        return new ActRefusedException(
                "rules.gone", "This rule is not where it was: somebody else was faster. Look at the rules again.");
    }

    /**
     * What is live.
     *
     * @param version of the set
     * @param rules in the order of their ids
     */
    public record Live(long version, List<RuleSet.Named> rules) {
        /** Copies the list. */
        public Live {
            rules = List.copyOf(rules);
        }
    }

    private record StepRow(String rule, KeptRule.Step step) {}
}
