package org.quietroom.moderation.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
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
    private final OwnRuleRows rows;
    private final PastCases past;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    OwnRules(Ground ground, PastCases past) {
        this.ground = ground;
        this.rows = new OwnRuleRows(ground.sealer());
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
            if (rows.count(handle, RuleState.DRAFTED) + rows.count(handle, RuleState.LIVE) >= MOST_KEPT) {
                throw new ActRefusedException(
                        "rules.many", "There are " + MOST_KEPT + " rules. Give one up or switch one off first.");
            }
            String id = Keys.caseId().value();
            rows.insert(handle, id, rule);
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
            List<RuleSet.Named> live = rows.live(handle);
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
        return ground.store().read(rows::all);
    }

    /** One rule. */
    public Optional<KeptRule> find(String id) {
        return ground.store().read(handle -> rows.find(handle, id));
    }

    /** The version of the set; it grows with each step of any rule. */
    public long version() {
        return ground.store().read(rows::version);
    }

    /** What is live now, with its version. */
    public Live live() {
        return ground.store().read(handle -> new Live(rows.version(handle), rows.live(handle)));
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
        String id = flagged.substring(OwnRulesGuardProvider.PREFIX.length());
        return rows.content(handle, id).map(OwnRule::reason).orElse("");
    }

    private void change(Handle handle, String id, RuleState from, RuleState to) {
        if (!rows.change(handle, id, from, to)) {
            throw gone();
        }
    }

    private void step(Handle handle, String id, RuleState state, Actor actor, @Nullable RuleReplay tried) {
        Instant now = ground.now();
        rows.step(handle, id, state, actor, tried, now);
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
}
