package org.quietroom.gateway.run;

import java.util.List;
import org.quietroom.core.port.UnavailableException;
import org.quietroom.gateway.config.Plugins;
import org.quietroom.moderation.desk.OwnRules;
import org.quietroom.moderation.rules.LiveRules;
import org.quietroom.moderation.rules.OwnRulesGuardProvider;
import org.quietroom.moderation.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the moderators' live rules to the guard: at the start, after a change made here, and soon after one made elsewhere. */
final class RuleFeed {
    private static final Logger LOG = LoggerFactory.getLogger(RuleFeed.class);

    private final OwnRules rules;
    private final List<LiveRules> guards;
    private long version = -1;
    private int live;

    RuleFeed(OwnRules rules, Plugins plugins) {
        this.rules = rules;
        this.guards = plugins.guards().stream()
                .filter(OwnRulesGuardProvider.class::isInstance)
                .map(provider -> ((OwnRulesGuardProvider) provider).live())
                .toList();
        rules.onChange(this::refresh);
    }

    /** Loads the rules if there is a newer version; if that fails, those that were read stay. */
    synchronized void refresh() {
        try {
            if (rules.version() == version) {
                return;
            }
            OwnRules.Live now = rules.live();
            RuleSet set = RuleSet.of(now.rules());
            guards.forEach(guard -> guard.use(set));
            version = now.version();
            live = set.size();
        } catch (UnavailableException e) {
            LOG.warn("the moderators' rules could not be loaded: the store does not answer; those before stay in use");
        } catch (RuntimeException e) {
            LOG.error(
                    "the moderators' rules could not be loaded ({}); those before stay in use",
                    e.getClass().getName());
        }
    }

    /** How many rules are live. */
    synchronized int live() {
        return live;
    }
}
